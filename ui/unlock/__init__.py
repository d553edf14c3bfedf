"""The door: making a vault, opening it, and getting in with the recovery code."""
