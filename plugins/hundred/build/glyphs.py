"""Characters without a glyph: which ones WeasyPrint could only print as boxes."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_GLYPH = ".notdef"  # how WeasyPrint begins to tell of one


@contextmanager
def without_glyph() -> Iterator[list[str]]:
    """Yield a list that holds, after the block, the characters that were printed as boxes; nothing is logged elsewhere."""
    logger, ear = logging.getLogger("weasyprint"), _Ear()
    found: list[str] = []
    before, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield found
    finally:
        logger.removeHandler(ear)
        logger.propagate = before
        found += ear.missing


class _Ear(logging.Handler):
    """Hears what WeasyPrint complains of."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Note a character that no font has; whatever else there is to say is for the makers of style sheets."""
        if str(record.msg).startswith(_NO_GLYPH) and isinstance(record.args, tuple):
            self.missing[str(record.args[0])] = None
