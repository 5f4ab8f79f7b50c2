"""Search, guided by what the program runs through, for bytes that make it fail: `run.py SECONDS [TARGET …]`.

Needs `tools/fuzz/requirements.txt` beside the requirements of the tests. What is looked for stands in
`tests/fuzz/targets.py`. What fails a target is left in `.cache/fuzz/`, and the exit status is 1. With `--keep` some
of the inputs that led somewhere new go to `tests/fuzz/kept/`, where the tests try them.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".cache" / "fuzz"
_LONGEST = 4096
_MOST_BYTES = 1500
_MOST_KEPT = {"records": 120, "project": 20, "pages": 60, "blocks": 60}
"""So many that the tests try them in a few seconds."""
_COUNTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_NEW = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main() -> int:
    """Search for each target in turn; say how often each was run and what failed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("seconds", type=int, help="for each target")
    options.add_argument("targets", nargs="*", default=list(_MOST_KEPT))
    options.add_argument("--keep", action="store_true", help="keep the inputs that led somewhere new")
    chosen = options.parse_args()
    failed = [target for target in chosen.targets if not _search(target, chosen.seconds)]
    if chosen.keep:
        for target in chosen.targets:
            _keep(target)
    return int(bool(failed))


def _search(target: str, seconds: int) -> bool:
    """Search for one target in a process of its own, which ends at the first failure; return whether there was none."""
    folder = WORK / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in _targets().seeds(target):
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    done = _run(target, f"-max_total_time={seconds}", "-print_final_stats=1", "-timeout=20", folder)
    counted, reached = _COUNTED.findall(done.stderr), _NEW.findall(done.stderr)
    status = "nothing failed" if done.returncode == 0 else f"FAILED\n{done.stderr[-4000:]}"
    covered, _, size = reached[-1] if reached else ("?", "?", "?")
    print(
        f"{target}: {counted[-1] if counted else '?'} executions, {covered} edges, {size} inputs: {status}", flush=True
    )
    return done.returncode == 0


def _keep(target: str) -> None:
    """Keep the small inputs that were found last: those before them led to less."""
    files = sorted((WORK / target).iterdir(), key=lambda file: -file.stat().st_mtime_ns)
    small = [content for file in files if len(content := file.read_bytes()) <= _MOST_BYTES]
    _targets().keep(target, small[: _MOST_KEPT[target]])


def _run(target: str, *options: str | Path) -> subprocess.CompletedProcess[str]:
    prefix = f"-artifact_prefix={WORK}/failed-{target}-"
    command = [sys.executable, __file__, "--inside", target, prefix, f"-max_len={_LONGEST}", *map(str, options)]
    return subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE, text=True, errors="replace")


def _targets() -> Any:
    """Return the module of the targets, which stands among the tests."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    return import_module("fuzz.targets")


def _inside(target: str, options: list[str]) -> None:
    """Run one target under the eyes of the search."""
    # It is installed for the search alone.
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["jointreport"]):
        targets = _targets()
    atheris.Setup([sys.argv[0], *options], targets.TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        _inside(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main())
