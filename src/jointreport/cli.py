"""The command: check the data, build the site, serve it to an author.

Exit status 0: fine; 1: there are problems; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jointreport.problems import LANGUAGES, Problem, format_problems, record_fault

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - the type has no public name.
Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    # A build makes millions of small records and throws none away: looking for rubbish costs a third.
    gc.disable()
    chosen = _parser().parse_args(arguments)
    if refusal := _refusal(chosen.root, getattr(chosen, "site", None)):
        _print(refusal)
        return 2
    try:
        status: int = chosen.run(chosen)
    except Exception:  # noqa: BLE001 - whatever goes wrong here, an author reads a sentence.
        return _tell_fault(chosen)
    return status


def _refusal(root: Path, site: Path | None) -> str:
    """Return why a command must not run at all; a whole folder that is no site of ours must not be replaced."""
    if not (root / "data").is_dir():
        return f"{root}: there is no folder “data” here / 此处没有“data”文件夹"
    if site is None or not site.exists():
        return ""
    if not site.is_dir():
        return f"{site}: this is a file, not a folder / 这是文件，不是文件夹"
    # Of what every site of ours holds, only the index of the search occurs nowhere else.
    if any(site.iterdir()) and not any(site.glob("search/*-*.js")):
        return f"{site}: this folder holds something else than a site / 这个文件夹中的内容不是网站"
    return ""


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), help="the project's folder / 项目文件夹")
    common.add_argument("--lang", choices=[*LANGUAGES, "both"], default="both", help="of messages / 提示语文")
    common.add_argument("--format", choices=["text", "github", "json"], default="text", help="of problems / 提示格式")
    parser = argparse.ArgumentParser(prog="jointreport", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    _add(commands, common, "check", _check, "check data and pages / 检查数据和页面")
    site = _add(commands, common, "site", _site, "build the whole site / 生成整个网站")
    serve = _add(
        commands, common, "serve", _serve, "build, show and rebuild after each save / 生成、预览，保存后自动更新"
    )
    serve.add_argument("--port", type=int, default=8000)
    for command in (site, serve):
        command.add_argument("--site", type=Path, help="where the site goes (default: ROOT/site)")
    return parser


def _add(
    commands: Commands, common: argparse.ArgumentParser, name: str, run: Run, words: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, parents=[common], help=words)
    command.set_defaults(run=run)
    return command


def _check(chosen: argparse.Namespace) -> int:
    from jointreport.generate.check import check_project

    return _tell(check_project(chosen.root).problems, chosen)


def _site(chosen: argparse.Namespace) -> int:
    from jointreport.generate.build import build_site
    from jointreport.problems import Spot
    from jointreport.system.edition import EditionLocked

    folder = chosen.site or chosen.root / "site"
    try:
        outcome = build_site(chosen.root, folder)
    except EditionLocked:
        return _tell([Problem("build-running", Spot(str(folder)))], chosen)
    status = _tell(outcome.problems, chosen)
    if outcome.ok:
        sys.stdout.write(f"{folder}: {outcome.pages} pages / 共{outcome.pages}个网页\n")
        phases = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in outcome.seconds.items())
        sys.stdout.write(f"{phases}\n")
    return status


def _serve(chosen: argparse.Namespace) -> int:
    gc.enable()
    from jointreport.server import serve

    site = chosen.site or chosen.root / "site"
    return serve(chosen.root, site, chosen.port, form=chosen.format, languages=_languages(chosen))


def _languages(chosen: argparse.Namespace) -> tuple[str, ...]:
    """Return the languages in which problems are printed."""
    return LANGUAGES if chosen.lang == "both" else (chosen.lang,)


def _tell(problems: Sequence[Problem], chosen: argparse.Namespace) -> int:
    words = format_problems(problems, chosen.format, _languages(chosen))
    if words and (problems or chosen.format == "json"):
        # Annotations and JSON are read from standard output by other programs.
        (sys.stderr if chosen.format == "text" else sys.stdout).write(words + "\n")
    return int(any(problem.level == "error" for problem in problems))


def _tell_fault(chosen: argparse.Namespace) -> int:
    """Tell of a fault of the program, and leave its details in a file."""
    return _tell([record_fault(chosen.root, traceback.format_exc())], chosen)


def _print(words: str) -> None:
    sys.stderr.write(words + "\n")
