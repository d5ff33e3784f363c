from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def marks(pieces):
    """Show pieces of a text with those that were found marked."""
    formats = {True: "<mark>{}</mark>", False: "{}"}
    shown = (format_html(formats[piece.is_found], piece.text) for piece in pieces)
    return format_html_join("", "{}", ((text,) for text in shown))
