"""Taking registers out of the portal and bringing them in, as CSV and JSON."""
