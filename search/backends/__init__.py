"""What each database does in its own words; only ``search.engine`` comes here."""
