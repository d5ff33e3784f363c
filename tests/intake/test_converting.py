"""Files of an old Word and scans: read with the help of other programs, or refused."""

import io
import subprocess
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from PIL import Image

from events.media.refusals import Refusal, Unreadable
from intake import converting
from intake.models import SourceFile
from intake.proposal import QuestionKind
from intake.reading import read_proposal
from tests import needs

from .office import converted
from .proposals import UPLOAD, docx, file, png, review_page

TEXTS = ("Цифрлық білім", "2024 жылғы 1 наурызда Алматыда дөңгелек үстел өтті.")


@pytest.fixture(autouse=True)
def little(monkeypatch, tmp_path):
    """The place for files of a moment, where a forgotten one would be seen."""
    folder = tmp_path / "little"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def refusal(data, name):
    with pytest.raises(Unreadable) as refused:
        read_proposal(data, name)
    return refused.value.code


def texts(proposal):
    return [block.text for block in proposal.blocks if block.text]


@needs.office
@pytest.mark.parametrize("suffix", [".doc", ".rtf"])
def test_a_file_of_an_old_word_is_read_as_if_it_were_a_new_one(suffix, little):
    data = converted(docx(*TEXTS, pictures=[png(40)]), ".docx", suffix[1:])

    proposal = read_proposal(data, f"a{suffix}")

    assert texts(proposal) == list(TEXTS)
    assert proposal.images == ()
    assert list(little.iterdir()) == []


@needs.office
@pytest.mark.django_db
def test_the_file_itself_is_kept_as_it_was_given(desk):
    data = converted(docx(*TEXTS), ".docx", "doc")

    desk.post(UPLOAD, file(data, "қорытынды.doc"))

    source = SourceFile.objects.get()
    assert (source.name, source.file.read()) == ("қорытынды.doc", data)
    assert b".doc,.rtf" in desk.get(UPLOAD).content


@needs.office
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (converting._OLE + b"0" * 600 + converting._TEXT_OF_WORD, "a.doc"),
        (converting._OLE + b"0" * 600, "a.doc"),
    ],
)
def test_a_file_that_only_begins_as_one_of_an_old_word_is_refused(data, name):
    assert refusal(data, name) == Refusal.OLD_WORD


@needs.office
def test_a_conversion_without_end_is_ended_and_leaves_nothing(monkeypatch, little):
    monkeypatch.setattr(converting, "PATIENCE", 0.2)

    assert refusal(rb"{\rtf1 a" + b"b" * 99 + b"}", "a.rtf") == Refusal.TOO_INTRICATE
    assert list(little.iterdir()) == []


@needs.office
def test_what_a_file_names_is_not_fetched(tmp_path):
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        own = tmp_path / "own.png"
        own.write_bytes(png(40).read())
        address = f"http://127.0.0.1:{server.server_port}/a.png"
        fields = "".join(
            rf'{{\field{{\*\fldinst {field} "{target}"}}{{\fldrslt x}}}}\par '
            for field in ("INCLUDEPICTURE", "INCLUDETEXT")
            for target in (address, own.as_uri())
        )
        proposal = read_proposal(rf"{{\rtf1 Meeting\par {fields}}}".encode(), "a.rtf")
        server.shutdown()

    assert asked == []
    assert proposal.images == ()


@pytest.mark.parametrize(
    "data", [converting._OLE + converting._TEXT_OF_WORD + b"0" * 512, rb"{\rtf1 a}"]
)
def test_without_libreoffice_an_old_word_is_refused_as_before(monkeypatch, data):
    monkeypatch.setattr(converting, "can_convert", lambda: False)

    assert refusal(data, "a.doc") == Refusal.OLD_WORD


# --- Scans ---------------------------------------------------------------------------


def scan(pages=1):
    """Return a PDF whose pages are pictures of a text."""
    from weasyprint import HTML

    text = "".join(f"<p style='font: 16pt serif'>{text}</p>" for text in TEXTS)
    drawn = subprocess.run(
        ["pdftoppm", "-r", "150", "-gray", "-png"],
        input=HTML(string=text).write_pdf(),
        capture_output=True,
        check=True,
    )
    page, paper = Image.open(io.BytesIO(drawn.stdout)), io.BytesIO()
    more = [page] * (pages - 1)
    page.save(paper, "PDF", resolution=150, save_all=True, append_images=more)
    return paper.getvalue()


recognising = [needs.tesseract, needs.poppler, needs.pango]


@pytest.mark.parametrize("pages", [pytest.param(1, marks=recognising)])
def test_a_scan_is_recognised_and_the_desk_is_told(pages, little):
    proposal = read_proposal(scan(pages), "скан.pdf")

    assert " ".join(texts(proposal)) == " ".join(TEXTS)
    assert proposal.questions[0].kind == QuestionKind.RECOGNISED
    assert list(little.iterdir()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("pages", [pytest.param(1, marks=recognising)])
def test_the_page_says_that_a_machine_read_it(desk, pages):
    desk.post(UPLOAD, file(scan(pages), "скан.pdf"))

    page = desk.get(review_page(SourceFile.objects.get())).content.decode()
    assert "суреттен машина оқыды" in page


@pytest.mark.parametrize(
    "pages", [pytest.param(converting.MOST_PAGES + 1, marks=recognising)]
)
def test_too_many_pages_of_a_scan_are_refused(pages):
    assert refusal(scan(pages), "скан.pdf") == Refusal.SCAN


@pytest.mark.parametrize("pages", [pytest.param(1, marks=recognising)])
def test_without_tesseract_a_scan_is_refused_as_before(monkeypatch, pages):
    monkeypatch.setattr(converting, "languages", lambda: ())

    assert refusal(scan(pages), "скан.pdf") == Refusal.SCAN
