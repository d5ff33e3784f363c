"""How long does a text take to be read that was written to take long?

    python -m benchmarks.reading_hostile [NAME …] [--kilobytes 100] [--forms txt docx html]

Prints the processor's seconds for reading and extraction together for each text, in one paragraph
of each form of file; a text that takes over half a minute is given up. Ends with what the
same letters cost the analysis of words and the comparison of versions.
"""

import argparse
import io
import multiprocessing
import os
import resource
import signal
from html import escape
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from docx import Document  # noqa: E402

from intake.extraction.extract import extract  # noqa: E402
from intake.readers import reader  # noqa: E402
from languages.names.printed import parts  # noqa: E402
from languages.stemming import stem  # noqa: E402
from languages.word_diff import difference  # noqa: E402
from search.queries import pieces  # noqa: E402
from tests.intake.scoring import documents  # noqa: E402

PATIENCE = 30  # seconds
REPEATED = {
    "dots": ".",
    "digits": "7",
    "slashes": "/",
    "spaces": " \u00a0",
    "абаб": "аб",
    "Абаб": "А" + "б" * 40,
    "capitals": "Қ",
    "hyphens": "а-",
    "apostrophes": "а'",
    "e-mail": "a.b@kaznpu.kz ",
    "glued e-mail": "a.b@kaznpu.kz,",
    "web": "https://kaznpu.kz/a/b?c=1 ",
    "Университет": "Университет ",
    "университетінің": "университетінің ",
    "University": "University of ",
    "кафедра": "кафедра истории ",
    "initials": "А. Б. ",
    "glued initials": "А.Б.",
    "names": "Ғарифолла Есім ",
    "full names": "Иванова Анна Петровна, ",
    "listed": "А. Иванов, Б. Қасымов, ",
    "professor": "профессор ",
    "spoke": "выступил А. Иванов, профессор кафедры истории, ",
    "took part": "қатысты профессор Асан Қайғы Ким, ",
    "dates": "6 желтоқсан 2011 ж. ",
    "glued dates": "06.12.2011",
    "years": "2011 ",
    "hours": "сағат 11:00 ",
    "quotes": "«а» ",
    "open quotes": "«",
    "talks": "доклад «О тарихе и памяти народа» ",
    "brackets": "(",
    "footnotes": "[1]",
    "colons": "Модератор: ",
    "questions": "Неліктен? ",
    "round table": "круглый стол ",
    "anniversary": "20 жылдығына ",
    "broken lines": "а\n",
}


def real(language: str, ends: bool = True) -> str:
    """Return the sentences of the corpus as one paragraph."""
    names = [path for path in documents() if language in path.stem.split("-")]
    lines = [line for path in names for line in path.read_text("utf-8").split("\n")[1:]]
    text = " ".join(line for line in lines if len(line) > 80)
    return text if ends else text.replace(".", ",").replace("?", "")


def texts(length: int) -> dict[str, str]:
    """Return the hostile texts by name, each of so many letters."""
    written = {f"real {code}": real(code) + " " for code in ("kk", "ru", "en")}
    written |= {f"endless {code}": real(code, False) for code in ("kk", "ru", "en")}
    return {
        name: (text * (length // len(text) + 1))[:length]
        for name, text in (written | REPEATED).items()
    }


def as_file(text: str, form: str) -> bytes:
    if form == "docx":
        document, stream = Document(), io.BytesIO()
        document.add_paragraph(text)
        document.save(stream)
        return stream.getvalue()
    return (f"<p>{escape(text)}</p>" if form == "html" else text).encode()


def read(text: str, form: str) -> None:
    extract(reader.read(as_file(text, form), f"text.{form}"))


def analyse(text: str, _form: str) -> None:
    for word in text.split():
        stem(word, "kk")


def compare(text: str, _form: str) -> None:
    difference(text, text[1::2] + text[::2])


def search(text: str, _form: str) -> None:
    pieces(text)


def print_name(text: str, _form: str) -> None:
    parts(text)


def seconds(act, text: str, form: str = "") -> str:
    """Return the processor's time that an act takes, or what became of it."""
    work = multiprocessing.get_context("fork").Process(
        target=_impatiently, args=(act, text, form)
    )
    before = _spent()
    work.start()
    work.join()
    took = _spent() - before
    outcome = {0: "", -signal.SIGXCPU: " given up"}.get(work.exitcode, " refused")
    return f"{took:.2f}{outcome}"


def _impatiently(act, text: str, form: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 1))
    act(text, form)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--kilobytes", type=int, default=100)
    options.add_argument("--forms", nargs="+", default=["txt", "docx", "html"])
    given = options.parse_args()
    read(Path(documents()[0]).read_text("utf-8"), "txt")  # warm, as a running site is
    chosen = texts(given.kilobytes * 1024)
    acts = [analyse, compare, search, print_name]
    print("text", *given.forms, *(act.__name__ for act in acts), sep="\t")
    for name in given.names or chosen:
        text = chosen[name]
        row = [seconds(read, text, form) for form in given.forms]
        row += [seconds(act, text) for act in acts]
        print(name, *row, sep="\t", flush=True)


if __name__ == "__main__":
    main()
