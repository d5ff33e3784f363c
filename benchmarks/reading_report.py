"""Writes down how well documents are read: docs/READING.md, and figures for the desk."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.intake import scoring
from tests.intake.scoring import Score, Tally

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "READING.md"
FIGURES = ROOT / "intake" / "reading_quality.json"
LANGUAGES = ("kk", "ru", "en")
SHOWN = {"organiser": "organisers", "whole posts": "posts"}
TOLD = (
    "title",
    "kind",
    "day",
    "organiser",
    "people",
    "roles",
    "whole posts",
    "sections",
)

HEAD = """# How well the importer reads

Written by `python -m benchmarks.reading_documents --write`, measured on {day} on texts that
others wrote: pages of universities, libraries, newspapers, ministries, each rewritten with
invented names and read by hand. **{test} texts no rule was written for** are the honest exam;
{development} taught the rules. F1 weighs what is missing and what is wrong alike, 1 is the best. A
post counts only whole: every word of degree, post and affiliation, and no other. Where a
text does not say the day of the event, one that is proposed and asked is no claim.

**Two people**: a second reader read the exam by hand, knowing neither the first reading nor the
importer's. How far the two agree is what can be asked of anybody who reads such texts.
"""
FOOT = """
## What it asks

What is unsure is marked on the review page beside its field, or left empty and asked. How sure
a reading is was fitted on {calibration} texts kept apart for it
(`python -m benchmarks.calibrate_reading`). On the exam {asked:.0%} of the values are marked or
asked; of the {unasked} others {wrong} are wrong ({share:.0%}). On {unseen} more texts that
nothing was fitted on (one choice of words was made by their figures), {unseen_asked:.0%} are asked and {unseen_share:.0%} of the {unseen_unasked}
others are wrong. {neighbours} people of {people}
were given words that are of somebody else. Who is asked for the title chooses among up to three
wordings of the text: of {titles} titles {offered} were read right or are among them. Who held the
event can be chosen among four more bodies that the text names: {units_offered} of {units} units of organisers
were read right or are among them.

| | asked | of the others wrong |
|---|---|---|
{table}

## Pages of the web

The text of a page is told from its menus on pages that others chose and marked
(`python -m benchmarks.web_pages`, 30 November 2026): against the bodies of 181 articles
(scrapinghub/article-extraction-benchmark) precision .88, recall .99; of pieces of 990 pages
(adbar/trafilatura, which nothing was fitted to) .82 and .95. A heading and a day count as wrong
there, and belong to a record.

## Names in running text

Names of two words and more, where nothing says that one is coming, on texts that others marked
(`python -m benchmarks.names_in_news`, 1 December 2026): Kazakh television (IS2AI/KazNERD, test)
precision .96, recall .94 of 1,073; Russian news (dialogue-evaluation/factRuEval-2016, testset) .99
and .83 of 701, of those found whole .92 in the right nominative. What is missing in Russian are
names of far countries; in a report a post beside them or a list makes them sure.

## What it cannot do

- Tell who was only spoken of from who was there where grammar does not: a prize winner, an author.
- Read posts that lie two sentences from the name, or that a name in capitals interrupts.
- Give a title where a text names its theme only in the discussion.
- See that a theatre or a club held an event that the text calls by its name alone.
- Know a family name from a given one that it has never met: the order of the text stays.
- Understand tables without ruling lines in a PDF, and more than six pages of a scan.
"""


def write(scores: dict[str, Score]) -> None:
    """Write both files from the scores of the sets that tell of people."""
    told = {name: scores[name] for name in ("test", "development")}
    by_language = {
        code: scoring.score(
            [
                path
                for path in scoring.documents("test")
                if path.stem.endswith(f"-{code}")
            ]
        )
        for code in LANGUAGES
    }
    agreement = scoring.agreement()
    day = datetime.now(UTC).date().isoformat()
    figures = {
        "measured_on": day,
        "sets": {
            name: {
                "documents": len(scoring.documents(name)),
                "fields": {SHOWN.get(f, f): _measures(score.tallies[f]) for f in TOLD},
            }
            for name, score in told.items()
        },
        "by_language": {
            code: {SHOWN.get(f, f): round(score.tallies[f].f1, 3) for f in TOLD}
            for code, score in by_language.items()
        },
        "agreement": {SHOWN.get(f, f): round(agreement[f].f1, 3) for f in TOLD},
    }
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    page = _page(figures, scores["test"], scores["unseen"])
    PAGE.write_text(page, "utf-8")


def _measures(tally: Tally) -> dict[str, float]:
    measures = ("precision", "recall", "f1")
    return {measure: round(getattr(tally, measure), 3) for measure in measures}


def _page(figures: dict, exam: Score, unseen: Score) -> str:
    sets = figures["sets"]
    head = HEAD.format(
        day=figures["measured_on"],
        test=sets["test"]["documents"],
        development=sets["development"]["documents"],
    )
    lines = [
        head,
        "| | exam: precision | recall | F1 | kk | ru | en | two people | taught: F1 |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for field in sets["test"]["fields"]:
        exam_of = sets["test"]["fields"][field]
        cells = [
            *(exam_of[measure] for measure in ("precision", "recall", "f1")),
            *(figures["by_language"][code][field] for code in LANGUAGES),
            figures["agreement"][field],
            sets["development"]["fields"][field]["f1"],
        ]
        lines.append(f"| {field} | " + " | ".join(f"{one:.2f}" for one in cells) + " |")
    foot = FOOT.format(
        calibration=len(scoring.documents("calibration")),
        asked=_share(exam.asked.total(), exam.unasked.total()),
        unasked=exam.unasked.total(),
        wrong=exam.unasked_wrong.total(),
        share=exam.unasked_wrong.total() / max(1, exam.unasked.total()),
        unseen=len(scoring.documents("unseen")),
        unseen_asked=_share(unseen.asked.total(), unseen.unasked.total()),
        unseen_unasked=unseen.unasked.total(),
        unseen_share=unseen.unasked_wrong.total() / max(1, unseen.unasked.total()),
        neighbours=len(exam.given_to_neighbours),
        people=exam.tallies["people"].said,
        titles=exam.titles.total(),
        offered=exam.titles[True],
        units=exam.units.total(),
        units_offered=exam.units[True],
        table="\n".join(_asked(exam)),
    )
    return "\n".join(lines) + "\n" + foot


def _asked(exam: Score) -> Iterator[str]:
    for field in exam.unasked | exam.asked:
        asked = _share(exam.asked[field], exam.unasked[field])
        wrong = exam.unasked_wrong[field] / max(1, exam.unasked[field])
        yield f"| {SHOWN.get(field, field)} | {asked:.2f} | {wrong:.2f} |"


def _share(part: int, rest: int) -> float:
    return part / max(1, part + rest)
