"""Citations: references in six styles, in any script, and the reading list."""
