"""The package: installed elsewhere, it is the command `jointreport` with everything that it needs."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from projects import REPOSITORY, bare_corpus, contents, run, share_what_is_printed

pytestmark = pytest.mark.slow
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")
SHIPPED = ("overrides", "hooks", "docs/assets")


def built_by_pip(source: Path, folder: Path) -> Path:
    """Build a wheel from a folder or archive of sources, with what is installed here: nothing is fetched."""
    options = ("--no-deps", "--no-build-isolation", "--no-index", "-w", folder)
    done = run(sys.executable, "-m", "pip", "wheel", *QUIET, *options, source, folder=folder.parent)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this repository."""
    return built_by_pip(REPOSITORY, tmp_path_factory.mktemp("built") / "wheel")


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The folder of programs of an environment that holds the wheel, and beside it the packages installed here."""
    environment = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", "--without-pip", environment).returncode == 0
    programs = environment / Path(sys.executable).parent.name
    python = programs / Path(sys.executable).name
    place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    # A folder named here is searched after the environment's own; the package that is installed in it in place is not.
    (Path(place.stdout.strip()) / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    pip = (sys.executable, "-m", "pip", *QUIET, "--python", python)
    done = run(*pip, "install", "--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    return programs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The invented corpus elsewhere, without a layout, a hook or assets of its own."""
    project = bare_corpus(tmp_path / "a folder 文件夹")
    assert not any((project / name).exists() for name in SHIPPED)
    return project


def test_the_installed_command_checks_and_builds_a_project_elsewhere(
    programs: Path, project: Path, built_corpus: Path
) -> None:
    """The shipped layout, hook and assets give the same bytes as if they lay in the project."""
    checked = run(programs / "jointreport", "check", folder=project, PYTHONPATH="")
    assert (checked.returncode, checked.stderr) == (0, "")
    built = run(programs / "jointreport", "site", folder=project, PYTHONPATH="")
    assert (built.returncode, built.stderr) == (0, "")
    assert contents(project / "site") == contents(built_corpus / "site")


def test_the_module_is_the_command(programs: Path, project: Path) -> None:
    """`python -m jointreport` says the same as `jointreport`, and ends with the same status."""
    (project / "data" / "areas.yaml").write_text("colour: [\n", "utf-8")
    for arguments in (("--help",), ("check",), ("check", "--root", "nowhere"), ()):
        by_name = run(programs / "jointreport", *arguments, folder=project, PYTHONPATH="")
        as_module = run(programs / "python", "-m", "jointreport", *arguments, folder=project, PYTHONPATH="")
        for told in ("returncode", "stdout", "stderr"):
            assert getattr(by_name, told) == getattr(as_module, told)


def test_a_layout_of_ones_own_takes_the_place_of_the_shipped_one(programs: Path, project: Path) -> None:
    """So does each asset, while those that the project lacks are still the shipped ones."""
    shutil.copytree(REPOSITORY / "overrides", project / "overrides")
    share_what_is_printed(project)
    layout = project / "overrides" / "main.html"
    layout.write_text(layout.read_text("utf-8").replace("<body>", '<body id="ours">'), "utf-8")
    (project / "docs" / "assets").mkdir()
    (project / "docs" / "assets" / "icon.svg").write_text("<svg/>", "utf-8")
    built = run(programs / "jointreport", "site", folder=project, PYTHONPATH="")
    assert (built.returncode, built.stderr) == (0, "")
    assert '<body id="ours">' in (project / "site" / "index.html").read_text("utf-8")
    assert (project / "site" / "assets" / "icon.svg").read_text("utf-8") == "<svg/>"
    assert (project / "site" / "assets" / "site.css").is_file()


def test_a_wheel_from_the_sources_that_are_published_is_the_same(wheel: Path, tmp_path: Path) -> None:
    """The archive of sources holds all that the wheel is made of, and nothing of this cooperation's own."""
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path)
    assert done.returncode == 0, done.stderr
    (archive,) = tmp_path.glob("*.tar.gz")
    again = built_by_pip(archive, tmp_path / "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    """Templates, sentences and styles lie beside the Python; what the top of the repository holds comes along."""
    options = ("--cached", "--others", "--exclude-standard", "-z")
    listed = run("git", "-c", "safe.directory=*", "ls-files", *options, "src/jointreport", *SHIPPED)
    files = {Path(name) for name in listed.stdout.split("\0") if name and (REPOSITORY / name).is_file()}
    program = {file.relative_to("src") for file in files if file.is_relative_to("src")}
    shipped = {"jointreport/shipped" / file for file in files if not file.is_relative_to("src")}
    held = {Path(name) for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == program | shipped
