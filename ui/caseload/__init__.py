"""Today: what is due, what was begun, and a new return."""
