"""Groups: what residents start together."""
