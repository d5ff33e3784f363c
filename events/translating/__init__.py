"""Translation management: the texts of a record, their state, the act of translating.

``texts`` names every translatable text by a lasting key, ``translation_status`` knows
what each translation was made from, ``translate`` is the one act, ``files`` carries
texts to a translator and back.
"""
