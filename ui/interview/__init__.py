"""The conversation: what is asked, said, kept and agreed to, on one page."""
