"""Invitations: people are let in by a letter, singly or two hundred at once."""
