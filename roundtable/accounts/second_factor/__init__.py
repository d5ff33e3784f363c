"""Two-factor authentication: codes of a telephone, or on paper, beside the password."""
