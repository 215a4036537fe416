"""The wall of names: everybody who agreed to be shown, by tier."""
