"""Import and export of the registers, as CSV and JSON."""
