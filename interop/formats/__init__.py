"""Export formats: one module renders one format; ``registry`` lists them."""
