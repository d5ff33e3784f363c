"""Citations: references in four styles, in any script, and the reading list."""
