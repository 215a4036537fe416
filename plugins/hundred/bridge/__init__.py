"""The only code that knows Pelican."""
