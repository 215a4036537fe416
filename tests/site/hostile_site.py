"""A site whose every text is hostile: each payload in every place where an editor can write."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Where a payload stands in Markdown; each in a file of its own kind, so that one refusal takes no other place with it.
BODY = "{x}\n"
AROUND = """## {x}

- {x}

> {x}

*{x}* **{x}** `{x}` [{x}](https://a.example "{x}") ![{x}]({{static}}/images/dot.png "{x}")

| a | b |
|---|---|
| {x} | x |

Term
: {x}

Words[^1] x.

[^1]: {x}

*[Words]: {x}

Attributes
{{: {x} }}

### Heading {{: #{x} }}

```{x}
code
```
"""
LINKS = (
    "[x]({x})",
    "[x](<{x}>)",
    "![x]({x})",
    "<{x}>",
    "[x][r]\n\n[r]: {x}",
    "[x][r]\n\n[r]: <{x}> 'x'",
    "x {x} x",
    "[![x]({x})]({x})",
    "[x]({{filename}}{x})",
    "[x]({{static}}/{x})",
)


SHAPES = ("title", "body", "around", "link", "address", "whole")  # events from which calendar entries are made


def everywhere(payloads: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (path under content/, text) of files that hold each payload in every place where an editor can write."""
    for n, payload in enumerate(payloads):
        said = json.dumps(payload)  # a YAML string as well
        yield f"events/title-{n}.md", event(n, **texts(said))
        yield f"events/body-{n}.md", event(n) + BODY.format(x=payload)
        yield f"events/around-{n}.md", event(n) + AROUND.format(x=payload)
        for form, link in enumerate(LINKS):
            yield f"events/link-{n}-{form}.md", event(n) + link.format(x=payload)
        yield f"events/tag-{n}.md", event(n, tags=f"[{said}]")
        yield f"events/address-{n}.md", event(n, online=said, register=said)
        yield f"events/kind-{n}.md", event(n, kind=said)
        contribution = f"[{{kind: hosting, what: {said}}}]"
        yield f"people/name-{n}.md", head(name=said, consent="yes", contributions=contribution) + "\nX.\n"
        yield f"people/handle-{n}.md", head(name="A B", handle=said, display="both", consent="yes") + "\nX.\n"
        yield f"news/news-{n}.md", head(title=said, date="2026-01-02", summary=said) + BODY.format(x=payload)
        yield (
            f"venues/venue-{n}.md",
            head(title=said, address=said, city=said, country=said, access=said) + BODY.format(x=payload),
        )
        yield f"groups/group-{n}.md", head(title=said, summary=said, kind="interest", contact=said) + BODY.format(x=payload)
        story = head(
            title=said, people="[shown]", date="2026-01-02", summary=said, quote=said, photo_consent="nobody", photo_credit=said
        )
        yield f"spotlights/story-{n}.md", story + BODY.format(x=payload)
        if n % 10 == 0:  # each page lengthens the menu of every other
            yield f"pages/page-{n}.md", head(title=said, summary=said) + BODY.format(x=payload)
            charter = head(title=said, version=f"{n}.0", status="voting")
            yield f"charter/{n}.0.md", f"{charter}## {payload} {{#one}}\n\n{payload}\n"


def condensed(payloads: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the same for a long list: the texts of an event together, bodies by five, one form of link for each payload."""
    for n, payload in enumerate(payloads):
        said = json.dumps(payload)
        yield f"events/whole-{n}.md", event(n, **texts(said)) + AROUND.format(x=payload)
        yield f"events/link-{n}.md", event(n) + LINKS[n % len(LINKS)].format(x=payload)
        yield f"events/tag-{n}.md", event(n, tags=f"[{said}]")
    for n in range(0, len(payloads), 5):
        some, said = payloads[n : n + 5], json.dumps(payloads[n])
        yield f"events/body-{n}.md", event(n) + "\n\n".join(some) + "\n"
        contributions = ", ".join(f"{{kind: hosting, what: {json.dumps(one)}}}" for one in some)
        yield f"people/name-{n}.md", head(name=said, consent="yes", contributions=f"[{contributions}]") + "\nX.\n"
        yield f"news/news-{n}.md", head(title=said, date="2026-01-02", summary=said) + "\n\n".join(some) + "\n"


def texts(said: str) -> dict[str, str]:
    """Return every field of an event that holds free words."""
    return dict.fromkeys(("title", "summary", "venue", "price", "contact", "image_alt"), said)


def twin_files() -> dict[str, str | bytes]:
    """Return the picture that all files show, and harmless events of the shapes whose calendar entries are compared."""
    out = io.BytesIO()
    Image.new("RGB", (2, 2), "teal").save(out, "PNG")
    shown = json.dumps("harmless words")
    said = event(1, **texts(shown)) + AROUND.format(x="harmless words")
    address = event(1, online="https://a.example/room", register="https://a.example/room")
    shapes = {"title": event(1, **texts(shown)), "whole": said, "address": address, "link": event(1) + "[x](https://a.example)"}
    shapes |= {"body": event(1) + "harmless words", "around": event(1) + AROUND.format(x="harmless words")}
    others = {"images/dot.png": out.getvalue(), "people/shown.md": head(name="Somebody", consent="yes") + "X."}
    return {f"events/{shape}-twin.md": text for shape, text in shapes.items()} | others


def event(n: int, **fields: str) -> str:
    """Return the header of an event; each of its kinds of file has the same."""
    named = {"title": f"Event {n}", "start": f"2026-12-{1 + n % 28:02} 19:30", "venue": "Hall 1", "summary": "One line."}
    pictured = {"image": "images/dot.png", "image_alt": "A dot"}
    return head(**{**named, **pictured, **fields})


def head(**fields: str) -> str:
    """Return a header."""
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n"
