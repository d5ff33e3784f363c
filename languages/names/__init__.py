"""Personal names: found in a text, put into the nominative, compared and set.

What an ending says stands once, in ``endings``, and how Russian declines it in
``declension``. Doors: ``extraction`` (names in running text), ``printed`` (the parts of
a printed name), ``likeness`` (may two names be one?), ``coreference`` (are two mentions
of one text one person?), ``display`` (initials and breaks) and ``given_names``.
"""
