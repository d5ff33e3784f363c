"""Human review: the proposal beside its original, as forms that make the draft."""
