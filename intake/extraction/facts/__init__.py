"""Event extraction: what was held, how, where and when, and who else was there."""
