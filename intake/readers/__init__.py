"""Document readers: a file or a pasted text becomes blocks; ``reader`` is the door."""
