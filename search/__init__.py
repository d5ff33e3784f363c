"""Finding: the index and the search page; has never heard of events."""
