"""Translation files: texts in two languages, taken to a translator and back."""
