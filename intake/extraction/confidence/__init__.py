"""Confidence calibration: how likely each reading is right, by what is known of it.

Extractors say how a value was read; here that becomes the share of such readings that
were right in texts no rule was written for. ``calibrated`` is the door. The weights are
fitted, not thought up: ``python -m benchmarks.calibrate_reading`` writes them.
"""
