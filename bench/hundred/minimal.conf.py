"""Settings of the minimal site; copied beside its content as pelicanconf.py."""

SITENAME = "Bench"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
PLUGINS = ["hundred"]
HUNDRED = {"uid_domain": "bench.example", "plan": "bench.hundred.plan:plan"}
