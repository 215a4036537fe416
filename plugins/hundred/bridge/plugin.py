"""How Hundred plugs into Pelican: its generator does the work, Pelican's own read news and pages and write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican import signals

from hundred.bridge.generator import HundredGenerator
from hundred.bridge.reader import HundredReader

if TYPE_CHECKING:
    from pelican import Pelican
    from pelican.readers import Readers

# What Pelican's own generators would write stays unwritten: every page of the site comes from one engine, which
# publishes all or nothing. Articles and pages are still read, with our reader, so that other plugins see them.
_OURS: dict[str, Any] = {
    "ARTICLE_PATHS": ["news"],
    "ARTICLE_URL": "news/{slug}/",
    "ARTICLE_SAVE_AS": "",
    "ARTICLE_LANG_URL": "{lang}/news/{slug}/",
    "ARTICLE_LANG_SAVE_AS": "",
    "PAGE_PATHS": ["pages"],
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "",
    "PAGE_LANG_URL": "{lang}/{slug}/",
    "PAGE_LANG_SAVE_AS": "",
    "DRAFT_SAVE_AS": "",
    "DRAFT_LANG_SAVE_AS": "",
    "DRAFT_PAGE_SAVE_AS": "",
    "DRAFT_PAGE_LANG_SAVE_AS": "",
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "YEAR_ARCHIVE_SAVE_AS": "",
    "MONTH_ARCHIVE_SAVE_AS": "",
    "DAY_ARCHIVE_SAVE_AS": "",
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "OUTPUT_SOURCES": False,
    "USE_FOLDER_AS_CATEGORY": False,
    "DEFAULT_CATEGORY": "news",
    "SLUGIFY_SOURCE": "basename",
    "FORMATTED_FIELDS": [],
    "WITH_FUTURE_DATES": True,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    **{
        f"{name}_{form}": None
        for name in ("FEED", "FEED_ALL", "CATEGORY_FEED", "TAG_FEED", "AUTHOR_FEED", "TRANSLATION_FEED")
        for form in ("ATOM", "RSS")
    },
}


def connect() -> None:
    """Connect the receivers; Pelican keeps them weakly, so they are functions of this module."""
    signals.initialized.connect(take_over)
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(add_generator)


def take_over(pelican: Pelican) -> None:
    """Set what must hold for the site to be all or nothing; `initialized` is where Pelican lets plugins do so."""
    pelican.settings.update(_OURS)
    pelican.delete_outputdir = False


def add_reader(readers: Readers) -> None:
    """Read Markdown with our header reader, and nothing else: an .html or .rst file in content/ is not a page."""
    readers.reader_classes = {"md": HundredReader}
    readers.readers = {"md": HundredReader(readers.settings)}


def add_generator(_pelican: Pelican) -> type[HundredGenerator]:
    """Return the generator that makes the whole site."""
    return HundredGenerator
