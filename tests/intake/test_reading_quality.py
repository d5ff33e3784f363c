"""How well files are read: a page of figures, where somebody has measured them."""

import json

import pytest
from django.urls import reverse

from intake import reading_quality

from .proposals import UPLOAD

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:intake_sourcefile_quality")
FIGURES = {
    "measured_on": "2026-11-29",
    "sets": {
        "development": {
            "documents": 70,
            "fields": {"title": {"precision": 0.97, "recall": 0.96, "f1": 0.965}},
        },
        "test": {
            "documents": 47,
            "fields": {
                "title": {"precision": 0.8, "recall": 0.7, "f1": 0.75},
                "posts": {"precision": 0.5, "recall": 0, "f1": 0},
            },
        },
    },
    "by_language": {"kk": {"title": 0.61}, "ru": {"title": 0.72}},
    "agreement": {"title": 0.8},
}


@pytest.fixture
def measured(monkeypatch, tmp_path):
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(FIGURES), "utf-8")
    monkeypatch.setattr(reading_quality, "FIGURES", path)


@pytest.fixture
def unmeasured(monkeypatch, tmp_path):
    monkeypatch.setattr(reading_quality, "FIGURES", tmp_path / "figures.json")


@pytest.mark.usefixtures("measured")
def test_the_import_leads_to_the_figures(desk):
    page = desk.get(UPLOAD).content.decode()

    assert f'href="{PAGE}"' in page


@pytest.mark.usefixtures("measured")
def test_the_figures_stand_in_a_table_and_what_was_not_measured_is_empty(desk):
    response = desk.get(PAGE)

    title, posts = response.context["quality"]["rows"]
    assert title["sets"] == [0.97, 0.96, 0.965, 0.8, 0.7, 0.75]
    assert title["languages"] == [0.61, 0.72]
    assert (title["agreement"], posts["agreement"]) == (0.8, None)
    assert posts["sets"] == [None, None, None, 0.5, 0, 0]
    assert posts["languages"] == [None, None]
    page = response.content.decode()
    assert "2026\xa0ж. 29 қараша" in page
    assert "Бірде-бір ереже арнап жазылмаған файлдар (47)" in page
    assert "<td>0,61</td>" in page
    assert "<td>0,80</td>" in page


@pytest.mark.usefixtures("unmeasured")
def test_without_figures_nothing_leads_to_them(desk):
    assert PAGE not in desk.get(UPLOAD).content.decode()
    assert desk.get(PAGE).status_code == 404
