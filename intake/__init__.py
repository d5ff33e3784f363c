"""Document import: from a file to a proposal, and from there to a draft.

Its wings, each with its door: ``readers.reader`` (a file becomes blocks),
``extraction.extract`` (blocks become a proposal; pure), ``rules`` (the wordings of each
language, as tables), ``review.review`` (a person looks and answers). ``uploads``,
``writer`` and ``batch`` are the acts; ``pasted_people`` reads a list of names that no
file surrounds. Imports run rules, readers → extraction → review
→ uploads → writer → batch.
"""
