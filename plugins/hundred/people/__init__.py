"""People: who is here, as they chose to be shown."""
