"""Exports: everything published, in the form in which somebody asks for it."""
