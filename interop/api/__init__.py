"""REST API: the archive for programs, ``/api/v1/``, which reads and never writes.

Every answer is made from the same frozen ``Record`` as all other formats. Addresses and
fields of version 1 are only ever added to.
"""
