"""The command line: the only place that prints and exits.

Exit status: 0 done; 1 something in the input (a folder without a readable article, a fault that `check` found); 2 wrong
usage; 3 a fault of ours.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from generator.errors import BriefingError
from generator.options import Options
from generator.terminal import TerminalProgress

if TYPE_CHECKING:
    from generator.model.briefing import Briefing
    from generator.options import Paper
    from generator.pipeline import Workshop

Parameters = ParamSpec("Parameters")
CONFIG = click.option(
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The project's mkdocs.yml.",
)
PREVIOUS = click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The briefing.json to compare with [the one that is replaced].",
)
INPUT_FAULT, USAGE_FAULT, OUR_FAULT = 1, 2, 3


def guarded(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """A command whose errors are one readable line and an exit status, never a traceback."""

    @wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BriefingError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(INPUT_FAULT)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # whoever read our output has enough of it
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(INPUT_FAULT)
        except OSError as error:
            click.echo(f"Error: {error.filename or 'a file'}: {error.strerror or error}", err=True)
            sys.exit(INPUT_FAULT)
        except Exception as error:
            if os.environ.get("BRIEFING_TRACEBACK"):
                raise
            click.echo(f"A fault of ours: {error.__class__.__name__}: {error}", err=True)
            click.echo("Set BRIEFING_TRACEBACK=1 to see where, and please report it.", err=True)
            sys.exit(OUR_FAULT)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="briefing-site")
def main() -> None:
    """From a folder of news articles to a briefing one can trust."""


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@guarded
def new(folder: Path) -> None:
    """Make a project in DIR: articles that are there move nowhere, what is missing is added, nothing is overwritten."""
    from generator.publishing.new import make_project

    made = make_project(folder)
    for file in made.written:
        click.echo(f"wrote {file}")
    click.echo(f"Put articles into {made.articles}, then: cd {folder} && briefing site")


@main.command()
@CONFIG
@PREVIOUS
@guarded
def write(config_file: Path, previous: Path | None) -> None:
    """Write the pages, briefing.json and briefing.pdf into the pages' folder."""
    from generator.pipeline import publish
    from generator.publishing.project import project_of
    from generator.publishing.site import load_configuration

    project = project_of(load_configuration(config_file))
    with TerminalProgress() as progress:
        made = publish(project, _workshop(project.cache, progress=progress), previous=previous)
    click.echo(_summary(made.briefing, project.pages))


@main.command()
@CONFIG
@PREVIOUS
@guarded
def site(config_file: Path, previous: Path | None) -> None:
    """Write the pages and build the site: beside the old one, then swapped in."""
    from generator.pipeline import publish
    from generator.publishing.project import project_of
    from generator.publishing.site import build_site, load_configuration

    project = project_of(load_configuration(config_file))
    with TerminalProgress() as progress:
        made = publish(project, _workshop(project.cache, progress=progress), previous=previous)
        with progress.timed("build", "MkDocs, strict"):
            build_site(project)
    click.echo(_summary(made.briefing, project.site / "index.html"))


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where the JSON files go.")
@click.option("--bottom-line-words", type=click.IntRange(20, 1000), help="Word budget of the bottom line [120].")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes for large folders [one a core].")
@click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True),
    help="The briefing.json to compare with, or a folder of them by name as OUT is [none].",
)
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@guarded
def export(
    out: Path,
    bottom_line_words: int | None,
    jobs: int | None,
    previous: Path | None,
    folders: tuple[Path, ...],
) -> None:
    """Write one briefing.json for each FOLDER of articles: OUT/<name of the folder>.json."""
    from generator.pipeline import make_briefing
    from generator.publishing.pages import write_if_changed
    from generator.rendering.data import to_json

    names = _distinct({folder: folder.resolve().name for folder in folders}, len(folders), "folders")
    if previous is not None and not previous.is_dir() and len(folders) > 1:
        raise click.UsageError("--previous with several folders must be a folder of briefing.json files by name")
    failed = False
    with TerminalProgress() as progress:
        workshop = _workshop(None, jobs=jobs, progress=progress)
        for folder, name in names.items():
            progress.heading(name)
            try:
                before = previous / f"{name}.json" if previous is not None and previous.is_dir() else previous
                made = make_briefing(folder, workshop, bottom_line_words=bottom_line_words, previous=before)
            except BriefingError as error:
                failed = True
                click.echo(f"Error: {folder}: {error}", err=True)
                continue
            aside = [source for source in made.briefing.sources if source.set_aside]
            if len(aside) == len(made.briefing.sources):  # kept and written, with nothing to say
                failed = True
                reasons = "; ".join(f"{source.file}: set aside ({source.set_aside})" for source in aside[:5])
                click.echo(f"Error: {folder}: no article that can be used ({reasons})", err=True)
            for item in made.briefing.rejected:
                click.echo(f"{folder}: rejected {item.file} ({item.rule}): {item.detail}", err=True)
            write_if_changed(out / f"{name}.json", to_json(made.briefing).encode())
    if failed:
        sys.exit(INPUT_FAULT)


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where the JSON files go.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@guarded
def inspect(out: Path, files: tuple[Path, ...]) -> None:
    """Write what was understood in each FILE alone: OUT/<stem of the file>.json."""
    from generator.pipeline import inspect_file
    from generator.publishing.pages import write_if_changed

    names = _distinct({file: file.stem for file in files}, len(files), "files")
    with TerminalProgress() as progress:
        workshop = _workshop(None, progress=progress)
        for file, name in names.items():
            write_if_changed(out / f"{name}.json", inspect_file(file, workshop))


@main.command()
@CONFIG
@click.option(
    "--format", "form", type=click.Choice(["pdf", "html"]), default="pdf", show_default=True, help="Print or mail."
)
@click.option(
    "--paper", type=click.Choice(["a4", "us-letter"]), help="What it is printed on [a4, or as briefing.yml says]."
)
@click.option("--full-texts/--no-full-texts", default=None, help="With the articles as they were read.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where it goes [briefing.pdf of the pages, or briefing.html here].",
)
@click.argument("data", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@guarded
def document(  # one parameter an option
    *, config_file: Path, form: str, paper: Paper | None, full_texts: bool | None, out: Path | None, data: Path | None
) -> None:
    """Make the briefing as one document: a PDF to print, or an HTML file that opens from a mail.

    With DATA: of that briefing.json alone.
    """
    from generator.options import with_printing
    from generator.pipeline import PDF, make_briefing
    from generator.publishing.html import make_html
    from generator.publishing.pages import write_if_changed
    from generator.publishing.pdf import make_pdf
    from generator.publishing.previous import replaced_in
    from generator.publishing.project import project_of
    from generator.publishing.site import load_configuration
    from generator.rendering import templates_folder
    from generator.rendering.data import from_json
    from generator.rendering.withholding import publishable

    if data is not None:
        briefing, options, templates = from_json(data.read_bytes()), Options(), templates_folder()
        target = out or data.with_suffix(f".{form}")
    else:
        project = project_of(load_configuration(config_file))
        with TerminalProgress() as progress:
            workshop = _workshop(project.cache, progress=progress)
            made = make_briefing(project.articles, workshop, replaced=replaced_in(project.pages))
        options, templates = made.options, project.templates
        briefing = publishable(made.briefing, options.publishing.source_text)
        target = out or (project.pages / PDF if form == "pdf" else Path("briefing.html"))
    printing = with_printing(options, paper=paper, full_texts=full_texts).printing
    content, notes = (make_pdf if form == "pdf" else make_html)(briefing, templates=templates, options=printing)
    write_if_changed(target, content)
    for note in notes:
        click.echo(note, err=True)
    click.echo(f"The {form.upper()} is {target}")


@main.command()
@CONFIG
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Where it goes [briefing.pdf of the pages]."
)
@click.pass_context
def pdf(context: click.Context, config_file: Path, out: Path | None) -> None:
    """Make the PDF alone: `document` as it comes."""
    context.invoke(document, config_file=config_file, out=out, form="pdf")


@main.command()
@CONFIG
@click.argument("data", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@guarded
def check(config_file: Path, data: Path | None) -> None:
    """Prove the written briefing: citations, edits, accounts, links, schema. With DATA: that briefing.json alone."""
    from generator.publishing.proof import faults_of_data, faults_of_pages
    from generator.publishing.site import load_configuration

    if data is not None:
        faults = faults_of_data(data)
    else:
        pages = Path(load_configuration(config_file).docs_dir)
        faults = faults_of_data(pages / "briefing.json") + faults_of_pages(pages)
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"{len(faults)} faults", err=True)
        sys.exit(INPUT_FAULT)
    click.echo("Every citation, edit, passage, link and field is as promised.")


@main.command()
@CONFIG
@click.argument("statement")
@guarded
def explain(config_file: Path, statement: str) -> None:
    """Tell why STATEMENT (an id) is where it is: its passages, what matched them, why that section."""
    from generator.composing.explain import explain as explanation
    from generator.pipeline import make_briefing
    from generator.publishing.project import project_of
    from generator.publishing.site import load_configuration

    project = project_of(load_configuration(config_file))
    with TerminalProgress(quiet=True) as progress:
        made = make_briefing(project.articles, _workshop(project.cache, progress=progress))
    click.echo(explanation(made.corpus, statement, inferred=made.inferred, decisions=made.briefing.decisions))


def _workshop(cache: Path | None, *, progress: TerminalProgress, jobs: int | None = None) -> Workshop:
    from generator.cache import Cache
    from generator.pipeline import Workshop

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Workshop(cache=Cache(cache) if cache else None, jobs=jobs or min(cores, 8), progress=progress)


def _distinct(names: dict[Path, str], given: int, what: str) -> dict[Path, str]:
    """`names`, unless two of them would be written to one file."""
    if len(set(names.values())) < given:
        raise click.UsageError(f"two {what} of one name: their output would be one file")
    return names


def _summary(briefing: Briefing, where: Path) -> str:
    counts = briefing.counts
    idle = sum(item.state != "in_force" for item in briefing.decisions)
    lost = (
        f"{idle} of {len(briefing.decisions)} decisions in briefing.yml are not in force (see above)\n" if idle else ""
    )
    return (
        f"{counts.articles} articles ({counts.set_aside} set aside, {counts.rejected} rejected), "
        f"{counts.passages} passages ({counts.used} used), {counts.dropped} pieces of page furniture dropped, "
        f"{counts.statements} statements from {counts.origins} origins\n"
        f"{lost}The briefing is {where}"
    )
