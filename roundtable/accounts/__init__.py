"""User accounts: signing in, passwords, sessions, and who may change whom."""
