"""Measures Hundred beside its peers: the same content, the same outputs, in turns, on one machine."""
