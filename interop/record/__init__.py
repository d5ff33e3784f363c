"""The record as the outside sees it: one frozen description, and its builder."""
