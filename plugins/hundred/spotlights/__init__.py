"""Spotlights: portraits of members."""
