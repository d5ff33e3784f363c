"""Where a thing stands in the sitemaps, whatever number the database gave it."""

from interop.sitemaps import OF_A_PART


def part_with(section, thing):
    return f"/sitemap-{section}-{(thing.pk - 1) // OF_A_PART + 1}.xml"
