"""Mill End: the smallest site that uses everything, written as a community with an installed Hundred writes it."""

import hundred

PLUGINS = ["hundred"]
THEME = hundred.theme_path()

SITENAME = "Mill End"
SITEURL = "https://millend.example"
TIMEZONE = "Europe/Lisbon"
DEFAULT_LANG = "en"

THEME_TEMPLATES_OVERRIDES = ["overrides"]
HUNDRED = {"uid_domain": "millend.example"}
