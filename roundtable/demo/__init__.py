"""The demo: real events and examples as data files, and what puts them in place."""
