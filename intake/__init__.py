"""From a Word file or a text to a proposal, and from there to a draft."""
