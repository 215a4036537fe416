"""A site in which every file has a fault; problems.txt is what a check of it prints."""

SITENAME = "Fault Bay"
SITEURL = "https://faults.example"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
THEME = "../../../theme"
PLUGIN_PATHS = ["../../../plugins"]
PLUGINS = ["hundred"]
HUNDRED = {
    "languages": ["en", "zh-Hans"],
    "spotlight_questions": {"en": ["What are you asked most?"], "zh-Hans": ["别人最常问你什么？"]},
}
