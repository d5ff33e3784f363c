"""Feeds: any list of records as Atom, RSS, JSON Feed or calendar."""
