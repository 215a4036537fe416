"""Recurrence: sentences and RRULEs become the dates they mean, and are said again in words."""
