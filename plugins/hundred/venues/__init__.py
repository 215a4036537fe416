"""Venues: where things happen."""
