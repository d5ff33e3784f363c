"""Personal names: found in a text, put into the nominative, compared and set.

Doors: ``extraction`` (names in running text), ``printed`` (the parts of a printed
name), ``likeness`` (may two names be one?), ``display`` (initials and breaks) and
``given_names``.
"""
