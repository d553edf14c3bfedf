"""Who may be shown what, and why: pure rules from what was said to a ruling."""
