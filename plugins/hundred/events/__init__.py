"""Events: what happens when, and the pages that say so."""
