"""Views of the same page that a reader chooses: for weak sight, and in another script.

A choice is part of the address and goes along on each link (``carrying``). There is no
cookie, and no search engine hears of it: the canonical address is that of the page.
"""
