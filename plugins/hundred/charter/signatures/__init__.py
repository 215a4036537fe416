"""Signatures under the charter: one file for each, counted for the text whose digest it names and for no other."""
