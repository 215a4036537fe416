"""Stock Pelican's settings: the same outputs as the other two, and nothing that it would only make for itself."""

SITENAME = "Bench"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["calendars"]

ARTICLE_PATHS = ["events"]
ARTICLE_URL = "events/{slug}/"
ARTICLE_SAVE_AS = "events/{slug}/index.html"
PATH_METADATA = r"(?P<section>spotlights|charter)/(?P<slug>.*)\.md"
PAGE_PATHS = ["spotlights", "charter"]
PAGE_URL = "{section}/{slug}/"
PAGE_SAVE_AS = "{section}/{slug}/index.html"
USE_FOLDER_AS_CATEGORY = False
CATEGORY_URL = "groups/{slug}/"
CATEGORY_SAVE_AS = "groups/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "events", "spotlights", "charter"]
EVENTS_SAVE_AS = "events/index.html"
SPOTLIGHTS_SAVE_AS = "spotlights/index.html"
CHARTER_SAVE_AS = "charter/index.html"
PAGINATED_TEMPLATES = {"index": 50}
PAGINATION_PATTERNS = [(1, "", "index.html"), (2, "page/{number}/", "page/{number}/index.html")]
STATIC_PATHS: list[str] = []

FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_ALL_RSS = "feed.xml"
FEED_MAX_ITEMS = None
FEED_DOMAIN = SITEURL

FORMATTED_FIELDS: list[str] = []  # else a second conversion of every summary
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}, "markdown.extensions.toc": {}},
    "output_format": "html5",
}
