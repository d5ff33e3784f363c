"""Operations: what a site that runs for years needs around its pages.

A module knows one thing that a person on duty asks for: headers, health, logs,
metrics, errors, cache. None of them knows a record.
"""
