"""The pages of the desk beside a record's form: functions, listed in ``EventAdmin``.

Each is called with the request, the ``model_admin`` whose rights it asks, and what the
address says.
"""
