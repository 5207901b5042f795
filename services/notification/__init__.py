"""Tells people that something waits for them, and never what."""
