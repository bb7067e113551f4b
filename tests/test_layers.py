"""The house keeps its shape: rooms import only from rooms above them, modules and functions stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
# In the order in which data flows; a room may import from itself and from what stands before it.
ROOMS = (
    "model",
    "errors",
    "options",
    "language",
    "reading",
    "understanding",
    "merging",
    "editing",
    "composing",
    "rendering",
    "publishing",
    "cache",
    "pipeline",
    "mkdocs_plugin",
    "terminal",
    "cli",
)
STAGES = ("reading", "understanding", "merging", "editing", "composing")
MODULE_LINES, FUNCTION_LINES = 350, 60


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            found += [name.name for name in node.names]
    return [name.split(".")[1] for name in found if name.startswith("generator.")]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return
    place = ROOMS.index(room)
    below = [other for other in imports_of(path) if other != room and ROOMS.index(other) > place]
    assert not below


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) in STAGES], ids=name_of)
def test_the_stages_do_not_know_each_other(path: Path) -> None:
    assert not [other for other in imports_of(path) if other in STAGES and other != room_of(path)]


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) == "model"], ids=name_of)
def test_the_records_stand_on_the_standard_library_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    third_party = {"msgspec", "numpy", "spacy", "yaml", "babel", "jinja2", "mkdocs", "click", "rich", "jsonschema"}
    assert not third_party & {name.split(".")[0] for name in names}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MODULE_LINES
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "helpers", "common", "misc")]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_keeps_mutable_state(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    empty = []
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        literal = isinstance(value, ast.Dict | ast.List | ast.Set) and not (
            getattr(value, "elts", None) or getattr(value, "keys", None)
        )
        call = (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id in ("dict", "list", "set")
        )
        if literal or call:
            empty.append(ast.unparse(node))
    assert not empty
