"""News, standing pages and the guide."""
