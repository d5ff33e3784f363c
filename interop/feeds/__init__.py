"""Feeds: any list of records, followed by Atom, RSS, JSON Feed or calendar."""
