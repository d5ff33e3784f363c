"""Information extraction: from blocks to a proposal, pure; ``extract`` is the door."""
