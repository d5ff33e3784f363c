"""Entity resolution in records: link a printed name, merge two people, split one."""
