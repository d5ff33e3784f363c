"""Text segmentation: which part of a text is of which kind."""
