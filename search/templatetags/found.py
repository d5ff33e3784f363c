from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def marks(pieces):
    """Show pieces of a text with those that were found marked."""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html("<mark>{}</mark>", piece.text)
                if piece.is_found
                else piece.text,
            )
            for piece in pieces
        ),
    )
