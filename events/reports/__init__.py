"""Being heard: readers report mistakes, and the desk answers."""
