"""The demo: ten records of real events as data files, and what puts them in place."""
