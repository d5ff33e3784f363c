"""How the three languages are written: plain Python that knows nothing of Django."""
