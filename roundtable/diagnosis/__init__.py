"""Health check of an installation: what is wrong, in words, and what to do about it.

``checkup`` asks all of it; ``configuration`` looks at the settings and what is
installed, ``surroundings`` at database, mail server, disk and clock, ``contents`` at
what the database holds.
"""
