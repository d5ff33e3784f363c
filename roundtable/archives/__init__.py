"""Archive: all records with what they name, in a file that another portal takes in.

A backup is one installation with its users; an archive knows of neither. ``contents``
says what is in it, ``exporting`` and ``importing`` are the acts; see docs/ARCHIVE.md.
"""
