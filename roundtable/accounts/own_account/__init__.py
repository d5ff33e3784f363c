"""My account: one's own name, address, letters and security on one page."""
