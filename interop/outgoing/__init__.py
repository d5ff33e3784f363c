"""From a published record to every format that leaves the house."""
