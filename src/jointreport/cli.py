"""The command: check the data, build the site, serve it to an author.

Exit status 0: fine; 1: there are problems; 2: wrong usage; 130: stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jointreport.problems import LANGUAGES, Problem, Spot
from jointreport.problems.formats import counted, format_problems, summary, worst_first
from jointreport.system.faults import problem_of
from jointreport.system.mark import ForeignFiles, refuse_foreign
from jointreport.system.terminal import show_what_can_be_shown, write_line

if TYPE_CHECKING:
    from jointreport.exchange.command import Imported
    from jointreport.generate.check import Checked

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - the type has no public name.
Run = Callable[[argparse.Namespace], int]
_LAST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    # A build makes millions of small records and throws none away: looking for rubbish costs a third.
    gc.disable()
    show_what_can_be_shown()
    chosen = _parser().parse_args(arguments)
    chosen.site = chosen.site or (chosen.root / chosen.usual if chosen.usual else None)
    try:
        if chosen.run is not _init and (refusal := _refusal(chosen.root, chosen.site)):
            write_line(refusal, sys.stderr)
            return 2
        # Before any work is done; a build asks once more before it replaces the folder.
        if chosen.site:
            refuse_foreign(chosen.site)
        status: int = chosen.run(chosen)
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong here, an author reads a sentence.
        told = _tell([problem_of(fault, chosen.root)], chosen)
        return 2 if isinstance(fault, ForeignFiles) else told
    return status


def _refusal(root: Path, site: Path | None) -> str:
    """Return why a command must not run at all."""
    if not (root / "data").is_dir():
        return f"{root}: there is no folder “data” here / 此处没有“data”文件夹"
    if site is not None and site.exists() and not site.is_dir():
        return f"{site}: this is a file, not a folder / 这是文件，不是文件夹"
    return ""


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), help="the project's folder / 项目文件夹")
    common.add_argument("--lang", choices=[*LANGUAGES, "both"], default="both", help="of messages / 提示语文")
    common.add_argument("--format", choices=["text", "github", "json"], default="text", help="of problems / 提示格式")
    parser = argparse.ArgumentParser(prog="jointreport", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    check = _add(commands, common, "check", _check, "check data and pages / 检查数据和页面")
    site = _add(commands, common, "site", _site, "build the whole site / 生成整个网站")
    serve = _add(
        commands, common, "serve", _serve, "build, show and rebuild after each save / 生成、预览，保存后自动更新"
    )
    _add_import(commands, common)
    _add_export(commands, common)
    _add_init(commands, common)
    serve.add_argument("--port", type=_port, default=8000, help=f"0–{_LAST_PORT} (8000)")
    for command, usual in ((site, "site"), (serve, ".cache/preview")):
        command.add_argument("--site", type=Path, help=f"where it goes / 存放位置 (ROOT/{usual})")
        command.set_defaults(usual=usual)
    for command in (check, site):
        command.add_argument("--base", help="tell first of files changed since this commit / 先报告此提交之后的改动")
        command.add_argument("--errors-only", action="store_true", help="tell no warnings / 不报告警告")
    return parser


def _add_import(commands: Commands, common: argparse.ArgumentParser) -> None:
    command = _add(commands, common, "import", _import, "make records of the files of texts / 由案文的文件生成记录")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE", help=".docx, .xml, .txt (ROOT/inbox/*)")
    command.add_argument("--id", default="", help="the name of the record / 记录的名称 (mc-7-1)")
    command.add_argument("--out", type=Path, help="the folder it goes to / 存放的文件夹 (ROOT/data/decisions)")
    command.add_argument("--status", choices=["as-issued", "as-copied"], default="", help="of the texts / 案文的性质")
    command.add_argument("--source", default="", help="a name in data/sources.yaml / data/sources.yaml中的名称")
    command.add_argument(
        "--fill", action="store_true", help="put a text into a record without one / 填入尚无案文的记录"
    )
    command.add_argument("--accept-changes", action="store_true", help="take tracked changes as made / 接受全部修订")
    command.add_argument("--dry-run", action="store_true", help="print, and write nothing / 只显示，不写入")
    command.add_argument(
        "--overwrite",
        action="store_true",
        help="of a translator's table: replace words too / 译者的对照表：也替换已有译文",
    )


def _add_export(commands: Commands, common: argparse.ArgumentParser) -> None:
    words = "a text as a Word table for a translator / 将案文制成Word对照表供翻译"
    command = _add(commands, common, "export", _export, words)
    command.add_argument("id", metavar="ID", help="a decision or document / 决定或文件 (mc-7-1, MC-7/1)")
    command.add_argument(
        "--for-translation",
        required=True,
        metavar="FROM-TO",
        help="from and to which language / 原文和译文语文 (en-zh)",
    )
    command.add_argument("--out", type=Path, metavar="FILE", help="where it goes / 存放位置 (ID-en-zh.docx)")


def _add_init(commands: Commands, common: argparse.ArgumentParser) -> None:
    words = "make a new project for other conferences / 为其他会议新建项目"
    command = _add(commands, common, "init", _init, words)
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.description = _ABOUT_INIT
    command.add_argument(
        "folder", type=Path, metavar="DIR", help="a folder that is not there or empty / 新的或空的文件夹"
    )
    command.add_argument("--languages", metavar="en,zh,fr", help="the first is en or zh / 第一种须为en或zh")
    for name, words in (("title", "the name of the site / 网站名称"), ("short", "a short name / 简称")):
        command.add_argument(f"--{name}", nargs="+", type=_pair, default=[], metavar="en=…", help=words)
    command.add_argument(
        "--convention",
        nargs="+",
        action="append",
        default=[],
        metavar="KEY en=…",
        help="its name, short.en=…, conference.en=…, symbols=… / 名称、简称、会议名称、文号格式",
    )


_ABOUT_INIT = """\
Example / 示例:
  jointreport init lamps --languages en,zh,fr --title en="Decisions on lamps" zh=灯具决定 \\
      --convention lc en="Lamp Convention" zh=灯具公约 conference.en="Conference of the Parties" \\
      conference.zh=缔约方大会 symbols="LC-{meeting}/{number}"
  symbols=… may be given several times. / symbols=…可多次给出。

What is not given is asked where there is somebody to answer.
未给出的，如有人在终端前，则逐项询问。"""


def _pair(words: str) -> tuple[str, str]:
    """Return the name and the value of `en=Decisions`, or tell how they are written."""
    name, sign, value = words.partition("=")
    if name and sign and value.strip():
        return name, value.strip()
    message = f"{words}: write it as en=… / 请写成en=…"
    raise argparse.ArgumentTypeError(message)


def _port(words: str) -> int:
    """Return the number of a port, or tell what one is."""
    if words.isascii() and words.isdigit() and int(words) <= _LAST_PORT:
        return int(words)
    message = f"{words}: a port is a number from 0 to {_LAST_PORT} / 端口须为0至{_LAST_PORT}的数字"
    raise argparse.ArgumentTypeError(message)


def _add(
    commands: Commands, common: argparse.ArgumentParser, name: str, run: Run, words: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, parents=[common], help=words)
    command.set_defaults(run=run, site=None, usual="")
    return command


def _check(chosen: argparse.Namespace) -> int:
    from jointreport.files.project import files_of
    from jointreport.generate.check import check_project

    checked = check_project(chosen.root)
    status = _tell(checked.problems, chosen)
    if checked.sound and chosen.format != "json":
        pages = sum(file.sort == "page" for file in files_of(chosen.root, "docs"))
        write_line(" / ".join(_success(checked, pages, language) for language in _languages(chosen)), sys.stdout)
    return status


def _success(checked: Checked, pages: int, language: str) -> str:
    """Return in one line what was looked at and found sound: whoever reads nothing cannot know that it ran."""
    from jointreport.site.locales import locale_style

    style = locale_style(language)
    languages = style.join([style.language(tag) or tag for tag in checked.tags])
    if language == "en":
        rest = counted(checked.problems)["en"] or "nothing is wrong"
        return f"Checked {checked.records} records and {pages} pages in {languages}: {rest}."
    rest = counted(checked.problems)["zh"] or "没有问题"
    return f"已检查{checked.records}条记录和{pages}个页面（{languages}）：{rest}。"


def _site(chosen: argparse.Namespace) -> int:
    from jointreport.generate.build import build_site

    outcome = build_site(chosen.root, chosen.site)
    status = _tell(outcome.problems, chosen)
    if outcome.ok:
        # The edition stands, whether this can be printed or not.
        write_line(f"{chosen.site}: {outcome.pages} pages / 共{outcome.pages}个网页", sys.stdout)
        write_line(", ".join(f"{name} {seconds:.2f} s" for name, seconds in outcome.seconds.items()), sys.stdout)
    return status


def _import(chosen: argparse.Namespace) -> int:
    from jointreport.exchange.bilingual import is_bilingual
    from jointreport.exchange.command import import_files
    from jointreport.exchange.origins import Origins
    from jointreport.exchange.summary import summary_of_import
    from jointreport.files.project import files_of

    below = files_of(chosen.root, "inbox")
    files = chosen.files or [chosen.root / one.path for one in below if one.sort == "text"]
    if len(files) == 1 and is_bilingual(files[0]):
        return _take_back(files[0], chosen)
    origins = Origins(chosen.status, chosen.source)
    records, told = import_files(chosen.root, files, origins, name=chosen.id, accept_changes=chosen.accept_changes)
    problems = [*told, *(problem for record in records for problem in _write_record(record, chosen))]
    if chosen.format == "github":
        _add_to_summary(summary_of_import(records, files, os.environ.get("NEW_URL", ""), _languages(chosen)))
    return _tell(problems, chosen)


def _write_record(record: Imported, chosen: argparse.Namespace) -> list[Problem]:
    """Write a record, or print it, unless something forbids it; and return what is told of it."""
    file = (chosen.out or chosen.root / "data" / record.folder) / f"{record.identity}.yaml"
    problems = list(record.problems_of(file, fill=chosen.fill))
    if chosen.dry_run:
        write_line(record.content.rstrip(), sys.stdout)
    elif not any(problem.level == "error" for problem in problems):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.content, "utf-8")
        write_line(f"{file}: {record.paragraphs} paragraphs / 共{record.paragraphs}段", sys.stdout)
    return problems


def _take_back(file: Path, chosen: argparse.Namespace) -> int:
    """Take the translations of a translator's table into the record that it names."""
    from jointreport.exchange.bilingual import take_back

    done = take_back(chosen.root, file, overwrite=chosen.overwrite, accept_changes=chosen.accept_changes)
    if done.path:
        record = chosen.out / Path(done.path).name if chosen.out else chosen.root / done.path
        if chosen.dry_run:
            write_line(done.content.decode().rstrip(), sys.stdout)
        elif done.taken:
            record.parent.mkdir(parents=True, exist_ok=True)
            record.write_bytes(done.content)
        told = f"{done.path}: translations taken: {done.taken} / 取用译文：{done.taken}处"
        write_line(told, sys.stderr if chosen.dry_run else sys.stdout)
    return _tell(done.told, chosen)


def _export(chosen: argparse.Namespace) -> int:
    from jointreport.exchange.bilingual import table_of
    from jointreport.paper.word.bilingual import bilingual_docx

    table, problems = table_of(chosen.root, chosen.id, chosen.for_translation)
    if table is None:
        return _tell(problems, chosen)
    name = f"{Path(table.file).stem}-{chosen.for_translation}.docx"
    file, content = chosen.out or Path(name), bilingual_docx(table)
    if file.exists() and file.read_bytes() != content:
        # What a translator has written into it would be lost.
        return _tell([Problem("exchange-file-differs", Spot(str(file)), {"found": str(file)})], chosen)
    file.write_bytes(content)
    write_line(f"{file}: {len(table.passages)} rows / 共{len(table.passages)}行", sys.stdout)
    return 0


def _init(chosen: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from jointreport.generate.check import check_project
    from jointreport.generate.new_project import files_of_project, problems_of, project_asked_for

    plan = project_asked_for(chosen, input if sys.stdin.isatty() else None)
    if problems := list(problems_of(plan, chosen.folder)):
        return _tell(problems, chosen)
    files = files_of_project(plan, datetime.now(UTC).date())
    for path, words in files.items():
        file = chosen.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")
    write_line(f"{chosen.folder}: {len(files)} files / 共{len(files)}个文件", sys.stdout)
    return _tell(check_project(chosen.folder).problems, chosen)


def _serve(chosen: argparse.Namespace) -> int:
    gc.enable()
    from jointreport.server import serve

    return serve(chosen.root, chosen.site, chosen.port, form=chosen.format, languages=_languages(chosen))


def _languages(chosen: argparse.Namespace) -> tuple[str, ...]:
    """Return the languages in which problems are printed."""
    return LANGUAGES if chosen.lang == "both" else (chosen.lang,)


def _tell(problems: Sequence[Problem], chosen: argparse.Namespace) -> int:
    if getattr(chosen, "errors_only", False):
        problems = [problem for problem in problems if problem.level == "error"]
    if chosen.format == "github":
        problems = _ready_for_github(problems, chosen)
    words = format_problems(problems, chosen.format, _languages(chosen))
    # Annotations and JSON are read from standard output by other programs, which must not take a part for all.
    if words and not write_line(words, sys.stderr if chosen.format == "text" else sys.stdout):
        write_line("Not all problems could be printed: no room / 无法输出全部问题：空间不足", sys.stderr)
        return 1
    return int(any(problem.level == "error" for problem in problems))


def _ready_for_github(problems: Sequence[Problem], chosen: argparse.Namespace) -> Sequence[Problem]:
    """Return the problems in the order in which GitHub shows few of them; all of them go to the summary of the run."""
    from jointreport.records.history.git import changed_files

    base = getattr(chosen, "base", None)
    problems = worst_first(problems, changed_files(chosen.root, base) if base else ())
    if problems:
        # Paragraphs of a file that is imported have no lines to lead to.
        address = _address_of_files() if hasattr(chosen, "base") else ""
        _add_to_summary(summary(problems, _languages(chosen), address))
    return problems


def _add_to_summary(words: str) -> None:
    """Add some Markdown to the summary of the run; nowhere but on GitHub there is one."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as told:
            told.write(words)


def _address_of_files() -> str:
    """Return below which address GitHub shows the files of the commit at work; empty elsewhere."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, commit = (os.environ.get(name) for name in names)
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""
