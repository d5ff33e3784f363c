"""The import line of ARCHITECTURE.md, executable."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINE = [
    "languages",
    "search",
    "participants",
    "events",
    "intake",
    "interop",
    "roundtable",
]
SURFACES = {"views", "admin", "urls", "forms", "sitemaps", "api", "management"}
MODULES = sorted(
    path
    for room in LINE
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)


def parts_of(path):
    return path.relative_to(ROOT).with_suffix("").parts


def is_surface(parts):
    return parts[0] == "roundtable" or bool(SURFACES & set(parts))


def imported_by(path):
    """Yield the dotted parts of every project module that ``path`` imports."""
    package = parts_of(path)[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = list(package[: len(package) - node.level + 1]) if node.level else []
            base = above + (node.module or "").split(".") if node.module else above
            names = [[*base, alias.name] for alias in node.names]
        else:
            continue
        yield from (tuple(name) for name in names if name[0] in LINE)


def name_of(path):
    return ".".join(parts_of(path))


DOMAIN = [path for path in MODULES if not is_surface(parts_of(path))]


@pytest.mark.parametrize("path", DOMAIN, ids=name_of)
def test_domain_modules_import_only_to_their_left(path):
    here = parts_of(path)

    to_the_right = [
        name for name in imported_by(path) if LINE.index(name[0]) > LINE.index(here[0])
    ]

    assert to_the_right == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_surfaces_are_imported_by_urls_and_their_own_app_only(path):
    here = parts_of(path)

    foreign = [
        name
        for name in imported_by(path)
        if is_surface(name) and name[0] != here[0] and here[-1] != "urls"
    ]

    assert foreign == []


@pytest.mark.parametrize("path", DOMAIN, ids=name_of)
def test_no_domain_module_imports_a_surface(path):
    assert [name for name in imported_by(path) if is_surface(name)] == []


def test_languages_knows_nothing_of_django():
    roots = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name).split(".")[0]
        for path in (ROOT / "languages").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) or getattr(node, "level", 1) == 0
        for alias in getattr(node, "names", [])
    }

    assert "django" not in roots
