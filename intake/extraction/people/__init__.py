"""Who took part: people on lines, in lists, tables and prose, and what is told of them."""
