"""Draws what a summary says, and reads the finished file back to look for leaks."""
