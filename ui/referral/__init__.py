"""Who may know what, and what each reader's copy says."""
