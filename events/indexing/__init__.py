"""Search indexing of records: their ``documents``, ``reindexing``, ``finding`` them."""
