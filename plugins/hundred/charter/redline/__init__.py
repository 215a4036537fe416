"""Redlines: what changed between two texts, as people read changes. Pure: HTML in, HTML out."""
