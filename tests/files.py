"""Files as people send them, good and bad, made when a test asks for them."""

import struct
import zipfile
import zlib
from functools import cache
from io import BytesIO

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

STYLES = {"Normal", "Heading 1", "Heading 2", "List Bullet", "List Number", "Header"}
STYLES |= {"Default Paragraph Font", "Normal Table", "No List"}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


def picture(name="zhiyn.jpg", size=(640, 400), colour="white", **saved):
    """A picture of one colour; ``saved`` goes to Pillow's ``save()``."""
    stream = BytesIO()
    kind = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.rpartition(".")[2]]
    Image.new("RGB", size, colour).save(stream, kind, **saved)
    return SimpleUploadedFile(name, stream.getvalue(), "image/jpeg")


def picture_of_a_phone(name="IMG_2011.jpg"):
    """A photo lying on its side, with the place, the owner and the program in it."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6  # turn it by 90 degrees to look at it
    exif[Base.Artist] = "Қ. Иесі"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (43.0, 14.0, 0.0)
    xmp = b"<x:xmpmeta><exif:GPSLatitude>43,14N</exif:GPSLatitude></x:xmpmeta>"
    return picture(name, (640, 400), exif=exif, xmp=xmp, comment="43.24 N")


def vast_picture():
    """A small file with more points than anybody's memory should hold."""
    stream = BytesIO()
    Image.new("1", (9000, 9000)).save(stream, "PNG")
    return SimpleUploadedFile("vast.png", stream.getvalue())


def picture_bomb():
    """A PNG that says it measures 30,000 by 30,000 and has nothing more to say."""
    content = bytearray(picture("bomb.png").read())
    content[16:24] = struct.pack(">II", 30_000, 30_000)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    return SimpleUploadedFile("bomb.png", bytes(content))


def word_document():
    """A blank Word document to write into."""
    return docx.Document(BytesIO(_word_template()))


@cache
def _word_template():
    """python-docx's own, with nine of 164 styles: who reads parses them seven times."""
    document = docx.Document()
    document.styles.element.remove(document.styles.latent_styles.element)
    for style in list(document.styles):
        if style.name not in STYLES:
            style.delete()
    return stored(document)


def stored(document):
    """The bytes of a Word document."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def archive(name, **entries):
    """A zip archive; ``__`` in the name of an entry stands for a slash."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for path, content in entries.items():
            written.writestr(path.replace("__", "/"), content)
    return SimpleUploadedFile(name, stream.getvalue())


def archive_bomb(name="bomb.docx"):
    """A document that says of one of its parts that it unpacks into 4 GB."""
    content = bytearray(archive(name, **{"word__document.xml": "x"}).read())
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 2**32 - 2)
    return SimpleUploadedFile(name, bytes(content))
