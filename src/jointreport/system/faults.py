"""What is told when a command fails: of the machine its state, with a path and a remedy; of the program its fault.

This is the one place that knows which errors are states of a machine, which whoever uses it can change.
"""

from __future__ import annotations

import errno
import os
import shlex
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from jointreport.problems import Problem, Spot
from jointreport.system.edition import EditionLocked
from jointreport.system.mark import ForeignFiles

_PACKAGE = Path(__file__).resolve().parents[1]
_OF_A_PATH: Mapping[str, tuple[int, ...]] = {
    "read-only": (errno.EROFS,),
    "in-use": (errno.EBUSY, errno.EXDEV, errno.ETXTBSY),
    "in-the-way": (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY),
    "not-there": (errno.ENOENT, errno.ESTALE),
    "not-permitted": (errno.EACCES, errno.EPERM),
}
_OF_THE_MACHINE: Mapping[str, tuple[int, ...]] = {
    "disk-full": (errno.ENOSPC, errno.EDQUOT),
    "too-many-open": (errno.EMFILE, errno.ENFILE),
    "memory-full": (errno.ENOMEM, errno.EAGAIN),
}
_SOME = 5
"""So many of the files that stand in the way are named."""


def problem_of(fault: BaseException, root: Path) -> Problem:
    """Return what to tell of an exception that stopped a command on the project at `root`."""
    if isinstance(fault, EditionLocked):
        return Problem("build-running", _spot(fault.path, root))
    if isinstance(fault, ForeignFiles):
        few = (*fault.names[:_SOME], "…") if len(fault.names) > _SOME else fault.names
        return Problem("folder-not-ours", _spot(fault.site, root), {"path": str(fault.site), "found": few})
    if isinstance(fault, MemoryError):
        return Problem("memory-full", _spot(root, root))
    told = _of_system(fault, root) if isinstance(fault, OSError) else None
    return told or record_fault(root, "".join(traceback.format_exception(fault)))


def _of_system(fault: OSError, root: Path) -> Problem | None:
    """Return what a system refuses; None where it was asked for what makes no sense, or for a part of the program."""
    named = fault.filename if isinstance(fault.filename, str | bytes | os.PathLike) else None
    path = root.absolute() if named is None else Path(os.fsdecode(named)).absolute()
    of_machine, of_path = (_code(codes, fault.errno) for codes in (_OF_THE_MACHINE, _OF_A_PATH))
    if path.is_relative_to(_PACKAGE) or (named is None and not (of_machine or of_path)):
        return None
    code = of_machine or (of_path if named is not None else "") or "not-usable"
    if code == "not-permitted":
        path = _refusing(path)
    values = {"path": str(path), "quoted": shlex.quote(str(path)), "told": fault.strerror or str(fault)}
    return Problem(code, _spot(path, root), values | {"owner": _owner_of(path)})


def _code(codes: Mapping[str, tuple[int, ...]], number: int | None) -> str:
    return next((code for code, numbers in codes.items() if number in numbers), "")


def _refusing(path: Path) -> Path:
    """Return what closes a path to this user: a folder on the way to it, itself, or the folder that holds it."""
    closed = (part for part in reversed(path.parents) if not os.access(part, os.X_OK))
    if part := next(closed, None):
        return part
    return path if os.path.lexists(path) and not os.access(path, os.R_OK | os.W_OK) else path.parent


def _owner_of(path: Path) -> str:
    """Return the name of the user to whom a file belongs, or the number where the user has no name here."""
    with suppress(KeyError, NotImplementedError, OSError):
        return path.owner()
    with suppress(OSError):
        return str(path.stat().st_uid)
    return "?"


def _spot(path: Path, root: Path) -> Spot:
    """Return a path as it is told: from the project, or whole where it lies elsewhere."""
    path, root = path.absolute(), root.absolute()
    return Spot(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path))


def record_fault(root: Path, details: str) -> Problem:
    """Write the details of a fault of the program to a file; return the problem, which names the file or says them."""
    # Where no file can be written, the fault must be told all the same.
    for file in _files_for_details(root):
        try:
            file.write_text(details, "utf-8", "replace")
        except OSError:
            with suppress(OSError):
                file.unlink()
        else:
            return Problem("internal-fault", _spot(file, root), {"details": _spot(file, root).path})
    return Problem("internal-fault-shown", Spot("."), {"details": " ".join(details.split()[-60:])})


def _files_for_details(root: Path) -> Iterator[Path]:
    """Yield where the details may go: into the project, or else where temporary files go."""
    with suppress(OSError):
        (root / ".cache").mkdir(exist_ok=True)
        yield root / ".cache" / "last-fault.txt"
    with suppress(OSError):
        descriptor, name = tempfile.mkstemp(prefix="jointreport-fault-", suffix=".txt")
        os.close(descriptor)
        yield Path(name)
