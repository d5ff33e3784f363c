"""Packaging: BagIt bags, bulk downloads, folders that are replaced as a whole."""
