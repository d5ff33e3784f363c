"""Kazakh morphology: from a written word to its stem, letters lost or not.

Read it in this order: ``grammar`` (the suffixes as a table), ``sounds`` (harmony,
assimilation, repairs), ``loans``, ``morphotactics``, ``analyser`` (with its lexicon),
then ``folded_grammar`` and ``degraded_spelling``, the same grammar where letters were
lost. Beside them ``scripts`` and ``scripts_in_html`` write it in Latin and Arabic
letters. Doors: ``analyser`` and ``degraded_spelling``; names are declined by
``morphotactics``.
"""
