"""The charter: its versions, and which of them is in force."""
