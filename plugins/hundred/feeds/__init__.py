"""Feeds of events, news, spotlights and the charter: RSS 2.0, Atom and JSON Feed."""
