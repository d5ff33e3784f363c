"""File validation: what an uploaded file really is, and whether it is safe to open."""
