"""A text as the desk takes it in when it is pasted: a page, or plain."""

from intake.readers import reader


def read_pasted(text):
    name = "pasted.html" if "</" in text else "pasted.txt"
    return reader.read(text.encode(), name)
