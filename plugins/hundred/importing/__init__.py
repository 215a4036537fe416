"""Importing: calendars from elsewhere become event files, and stay in step with what editors write in them."""
