"""Settings of the minimal site; copied beside its content as pelicanconf.py."""

SITENAME = "Bench"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
PLUGINS = ["hundred", "bench.hundred.minimal"]
HUNDRED = {"uid_domain": "bench.example"}
