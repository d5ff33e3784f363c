"""DOI registration: a record told to DataCite, off until an account is set up."""
