"""Entity resolution in records: link a printed name, merge two, split one."""
