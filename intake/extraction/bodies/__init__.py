"""Bodies that hold events: what their chains are joined to."""
