"""Who took part: people on lines, in lists, tables and prose, with their posts."""
