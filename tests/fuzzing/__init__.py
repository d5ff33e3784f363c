"""Fuzzing: whatever is asked, typed or uploaded gets an answer, and never an error.

Addresses come from the URLconf, parameters and forms from the pages themselves, so
a new one is asked without anybody thinking of it. ``FUZZ_REQUESTS`` says how many
are asked (20,000 if nobody says), ``FUZZ_SEED`` which: a failure prints both, and
each request that failed as a line for a test of its own.
"""
