"""How sure is a reading? Fits the confidences of the importer, and writes them down.

    python -m benchmarks.calibrate_reading [--write] [--target SHARE]

A logistic regression of each field on the evidence for its values
(``intake.extraction.confidence``), by texts no rule was written for and, with an
intercept of their own, by those that taught the rules. The figures printed come from
documents that the weights were not fitted on (cross-validation, ten folds of them). The
bar of each field is the lowest at which at most ``--target`` of what is not asked is
wrong, one standard error included; but no more of its values are asked about than
``MOST``: who is asked about everything looks at nothing. ``--write`` puts all of it into
intake/rules/confidence.json.
"""

import argparse
import json
import math
import os
from collections import defaultdict
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from intake.extraction.confidence.calibrated import ALWAYS, WEIGHTS, model_of  # noqa: E402
from intake.extraction.confidence.evidence import Evidence, readings  # noqa: E402
from intake.extraction.extract import understand  # noqa: E402
from intake.extraction.header_block import ASKED  # noqa: E402
from intake.readers import reader  # noqa: E402
from tests.intake import attribution, scoring  # noqa: E402
from tests.intake.building import build  # noqa: E402

FITTED, TAUGHT = "calibration", "development"
FOLDS, STEPS = 10, 12
MOST = {  # of the values of a field; what stands once in a record may well be asked
    "title": 0.3,
    "kind": 0.15,
    "mode": 1.0,
    "day": 0.3,
    "time": 0.5,
    "city": 0.8,
    "organiser": 0.95,
    "person": 0.2,
    "role": 0.5,
    "post": 0.5,
}
RIDGE = 1.0  # what holds weights back that few values speak for
FIELDS = {  # by those of an expected reading
    "organisers": "organiser",
    "people": "person",
    "whole posts": "post",
    "last_day": "day",
}


class Row(NamedTuple):
    document: int
    about: str
    field: str
    evidence: Evidence
    is_right: bool


def rows_of(name: str) -> list[Row]:
    """Return the evidence for each value of a set, and whether it is right."""
    rows = []
    for number, path in enumerate(scoring.documents(name)):
        proposal, days = understand(reader.read(*build(path)))
        told = {(r.about, r.field): r.evidence for r in readings(proposal)}
        for one in attribution.judged(proposal, scoring.expected(path)):
            if _is_asked_anyway(one, proposal, days):
                continue
            field = FIELDS.get(one.field, one.field)
            evidence = {k: float(v) for k, v in told[one.about, field].items() if v}
            rows.append(Row(number, one.about, field, evidence, one.is_right))
    return rows


def _is_asked_anyway(one: attribution.Judged, proposal, days) -> bool:
    """Tell whether a value is only proposed: no confidence changes that."""
    if one.field == "title":
        return proposal.title[one.about.partition(".")[2]].confidence <= ASKED
    return one.field in {"day", "last_day"} and (days.asked or not days.has_year)


# --- Logistic regression ------------------------------------------------------------


def fit(rows: list[Row]) -> Evidence:
    """Return weights by Newton's method, all but the intercepts held back."""
    names = [
        ALWAYS,
        TAUGHT,
        *sorted({n for row in rows for n in row.evidence} - {TAUGHT}),
    ]
    place = {name: number for number, name in enumerate(names)}
    sparse = [
        [(0, 1.0), *((place[n], value) for n, value in row.evidence.items())]
        for row in rows
    ]
    weights = [0.0] * len(names)
    ridge = [0.01, 0.01, *([RIDGE] * (len(names) - 2))]
    for _step in range(STEPS):
        slope = [-r * w for r, w in zip(ridge, weights, strict=True)]
        curve = [[0.0] * len(names) for _name in names]
        for number, r in enumerate(ridge):
            curve[number][number] = r
        for row, told in zip(rows, sparse, strict=True):
            share = _logistic(sum(weights[n] * value for n, value in told))
            for n, value in told:
                slope[n] += value * (row.is_right - share)
                for m, other in told:
                    curve[n][m] += value * other * share * (1 - share)
        weights = [w + d for w, d in zip(weights, _solved(curve, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _solved(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Return x of matrix · x = vector, by Gauss; the matrix is symmetric, positive."""
    table = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for n, row in enumerate(table):
        pivot = row[n]
        row[:] = [value / pivot for value in row]
        for m, other in enumerate(table):
            if m != n and other[n]:
                factor = other[n]
                other[:] = [b - factor * a for a, b in zip(row, other, strict=True)]
    return [row[-1] for row in table]


def share_right(row: Row, weights: Evidence) -> float:
    told = (weights.get(name, 0) * value for name, value in row.evidence.items())
    return _logistic(weights[ALWAYS] + sum(told))


# --- Cross-validation ---------------------------------------------------------------


def by_model(rows: list[Row]) -> dict[str, list[Row]]:
    models = defaultdict(list)
    for row in rows:
        models[model_of(row.field)].append(row)
    return models


def foretold(fitted: list[Row], taught: list[Row]) -> list[tuple[Row, float]]:
    """Return each value with the confidence that the other documents give it."""
    told: list[tuple[Row, float]] = []
    others, ours = by_model(taught), by_model(fitted)
    for name, rows in ours.items():
        for fold in range(FOLDS):
            known = [row for row in rows if row.document % FOLDS != fold]
            weights = fit(known + others[name])
            told += [
                (row, share_right(row, weights))
                for row in rows
                if row.document % FOLDS == fold
            ]
    return told


def _whole(row: Row) -> str:
    return ".".join(row.about.split(".")[:2])


def bar(told: list[tuple[Row, float]], target: float, most: float) -> float:
    """Return from which confidence on nobody need be asked."""
    told = sorted(told, key=lambda one: -one[1])
    wrong = count = 0
    best, fewest = 1.0, round(len(told) * (1 - most))
    for sure, alike in groupby(told, key=lambda one: one[1]):
        rows = [row for row, _sure in alike]
        wrong += sum(not row.is_right for row in rows)
        count += len(rows)
        at_worst = wrong + math.sqrt(max(1, wrong))
        if at_worst <= target * count or count <= fewest:
            best = sure
    return best


def by_field(told: list[tuple[Row, float]]) -> dict[str, list[tuple[Row, float]]]:
    fields = defaultdict(list)
    for row, share in told:
        fields[row.field].append((row, share))
    return fields


def lowest_asked(told: list[tuple[Row, float]], target: float) -> float:
    """Return what share must be asked about for no more of the rest to be wrong."""
    told = sorted(told, key=lambda one: -one[1])
    wrong = kept = 0
    for number, (row, _share) in enumerate(told, 1):
        wrong += not row.is_right
        if wrong <= target * number:
            kept = number
    return 1 - kept / len(told)


def bars(told: list[tuple[Row, float]], target: float) -> dict[str, float]:
    return {
        name: round(bar(rows, target, MOST[name]), 3)
        for name, rows in by_field(told).items()
    }


def measured(
    told: list[tuple[Row, float]], sure: dict[str, float]
) -> dict[str, dict[str, float]]:
    """Return the figures of each field; one is asked about a whole chain or person."""
    unsure = {
        (row.document, _whole(row))
        for row, share in told
        if row.field in {"organiser", "person"} and share < sure[row.field]
    }
    fields = defaultdict(list)
    for row, share in told:
        is_whole_asked = (row.document, _whole(row)) in unsure
        is_asked = is_whole_asked or share < sure[row.field]
        fields[row.field].append((row.is_right, is_asked))
    everything = [one for rows in fields.values() for one in rows]
    return {
        name: _measured(rows) for name, rows in {**fields, "all": everything}.items()
    }


def _measured(rows: list[tuple[bool, bool]]) -> dict[str, float]:
    kept = [is_right for is_right, is_asked in rows if not is_asked]
    wrong = sum(not is_right for is_right, _is_asked in rows)
    return {
        "values": len(rows),
        "wrong": round(wrong / len(rows), 3),
        "asked": round(1 - len(kept) / len(rows), 3),
        "wrong and not asked": round(kept.count(False) / max(1, len(kept)), 3),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--target", type=float, default=0.03)
    given = options.parse_args()
    fitted = rows_of(FITTED)
    taught = [
        row._replace(evidence={**row.evidence, TAUGHT: 1.0}) for row in rows_of(TAUGHT)
    ]
    told = foretold(fitted, taught)
    for target in (0.03, 0.05, 0.08):
        shares = [
            f"{name} {lowest_asked(rows, target):.2f}"
            for name, rows in by_field(told).items()
        ]
        print(f"{target:.0%} wrong, asked:", *shares)
    sure = bars(told, given.target)
    figures = measured(told, sure)
    for name, of_field in figures.items():
        print(f"{name:10} {of_field}")
    if given.write:
        write(sure, figures, fitted, taught)


def write(
    sure: dict[str, float], figures: dict, fitted: list[Row], taught: list[Row]
) -> None:
    others = by_model(taught)
    weights = {
        name: {
            evidence: round(weight, 2)
            for evidence, weight in fit(rows + others[name]).items()
            if evidence != TAUGHT and round(weight, 2)
        }
        for name, rows in by_model(fitted).items()
    }
    kept = {
        "fitted_on": datetime.now(UTC).date().isoformat(),
        "sure": sure,
        "measured": figures,
        "weights": weights,
    }
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    WEIGHTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
