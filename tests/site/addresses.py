"""One page of every sort that the demo community has, in each of its languages: what a browser looks at."""

from __future__ import annotations

from built_site import LANGUAGES

ADDRESSES = {
    "home": "/",
    "events": "/events/",
    "event": "/events/the-long-night/",
    "event-online": "/events/three-clocks-one-poem/",
    "event-undated": "/events/long-table/",
    "year": "/events/2026/",
    "month": "/events/2026/12/",
    "groups": "/groups/",
    "group": "/groups/popcorn/",
    "venues": "/venues/",
    "venue": "/venues/lighthouse/",
    "person": "/people/li-mo/",
    "wall": "/wall/",
    "wall-names": "/wall/names/",
    "wall-roll": "/wall/roll/",
    "wall-roles": "/wall/roles/",
    "wall-cast": "/wall/roles/2026/",
    "charter": "/charter/",
    "charter-old": "/charter/1.0/",
    "charter-next": "/charter/3.0/",
    "charter-timeline": "/charter/timeline/",
    "compare": "/charter/compare/1.0/3.0/",
    "compare-sides": "/charter/compare/2.0/3.0/#side_by_side",
    "compare-choose": "/charter/compare/",
    "article": "/charter/articles/canteen/",
    "articles": "/charter/articles/",
    "spotlights": "/spotlights/",
    "spotlight": "/spotlights/four-hundred-and-six/",
    "news": "/news/",
    "post": "/news/the-fence-is-up/",
    "page": "/about/",
    "guide": "/guide/",
    "guide-start": "/guide/first-event/",
    "guide-fields": "/guide/fields/",
    "guide-tables": "/guide/calendars/",
    "calendars": "/calendars/",
    "calendar": "/calendars/group/popcorn/",
    "embed": "/calendars/embed/all/",
    "search": "/search/",
    "missing": "/404.html",
}
PAGES = {f"{name}-{lang}": prefix + path for name, path in ADDRESSES.items() for lang, prefix in LANGUAGES.items()}
