"""A record's texts in two languages, taken to a translator and brought back."""
