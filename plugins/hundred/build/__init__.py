"""From a folder to a site: read, plan, render, publish. Knows records and templates; every kind comes from its part."""
