"""The commands: what `hundred`, `inv` and `python3 tasks.py` do."""
