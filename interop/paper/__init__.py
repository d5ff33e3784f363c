"""Rendering to paper and pictures: PDF and share cards.

``pdf`` decides whether and when to draw; ``pdf_layout`` is imported only where
WeasyPrint works.
"""
