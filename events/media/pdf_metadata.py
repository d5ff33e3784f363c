"""Metadata of a PDF: its Info and XMP go, and the names of those who commented.

What readers need stays: that the file keeps to PDF/A or PDF/UA, and its title where
the file asks to show it, for screen readers say it first. The language is no metadata.
"""

from io import BytesIO

import pikepdf

_KEPT = ("pdfaid:part", "pdfaid:conformance", "pdfaid:amd", "pdfuaid:part")


def without_metadata(data: bytes) -> bytes | None:
    """Return the PDF without metadata; None if it is signed, locked or damaged."""
    if b"/ByteRange" in data:  # a signature covers these bytes and no others
        return None
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return None if pdf.is_encrypted else _written(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return None


def pages(data: bytes) -> int | None:
    """Return how many pages a PDF has; None if it is locked or damaged."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return None


def _written(pdf: pikepdf.Pdf) -> bytes:
    kept, stream = _kept(pdf), BytesIO()
    del pdf.docinfo
    if "/ID" in pdf.trailer:  # the same paper gets the same, whoever saved it
        del pdf.trailer["/ID"]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            is_comment = "/Rect" in thing and thing.get("/Subtype") != "/Widget"
            told = ["/Metadata", "/PieceInfo", *(["/T"] if is_comment else [])]
            for name in filter(thing.__contains__, told):
                del thing[name]
    if kept:
        with pdf.open_metadata(False, update_docinfo=False) as metadata:
            metadata.update(kept)
    as_sent = {"stream_decode_level": pikepdf.StreamDecodeLevel.none}  # no bombs
    pdf.save(stream, compress_streams=False, deterministic_id=True, **as_sent)
    return stream.getvalue()


def _kept(pdf: pikepdf.Pdf) -> dict[str, str]:
    with pdf.open_metadata(False, update_docinfo=False) as metadata:
        kept = {name: metadata[name] for name in _KEPT if name in metadata}
        title = metadata.get("dc:title") or str(pdf.docinfo.get("/Title", ""))
    shows = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    return kept | {"dc:title": title} if shows and title else kept
