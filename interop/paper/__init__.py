"""Rendering to paper and pictures: PDF and share cards.

``pdf`` is the door. ``pdf_layout`` makes a page of a record, ``process`` has it drawn
by ``drawing``, which alone loads WeasyPrint and runs beside the site.
"""
