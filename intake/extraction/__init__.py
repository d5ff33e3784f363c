"""Information extraction: from blocks to a proposal, pure; ``extract`` is the door.

``reading`` asks ``two_events`` beside it, and ``pasted_people`` what reads lists.
"""
