"""Who: people and organisations across all events."""
