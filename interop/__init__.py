"""The border: what comes in from Word and text, what goes out to other systems."""
