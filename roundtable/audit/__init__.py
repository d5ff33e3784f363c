"""Audit: the log of who did what at the desk, for administrators."""
