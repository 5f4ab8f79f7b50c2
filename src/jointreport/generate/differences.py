"""Where the languages of texts differ, kept between builds: comparing thousands of texts takes seconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from jointreport.records.reads import Read, record_reads, supply
from jointreport.records.register.register import Register, TextHolder
from jointreport.rules.parity.conventions import names_of_conventions
from jointreport.rules.parity.issued import Difference, differences_of, issued_in
from jointreport.rules.parity.verbs import verbs_known
from jointreport.system.cache import Cache
from jointreport.system.workers import run_all

_KIND = "differences"
_WORTH_A_PROCESS = 200

_Name = tuple[str, str]
"""Kind and identity of a decision or document."""
_Kept = dict[_Name, tuple[str, tuple[Difference, ...]]]
"""Name → the digest of the file, and what differs in its text."""


def compare_languages(cache: Cache, register: Register) -> None:
    """Compare the languages of every text that was issued in several; of an unchanged file what differs is known."""
    holders = {(one.kind, one.identity): one for one in register.text_holders() if len(issued_in(one.record)) > 1}
    if not holders:
        return
    with record_reads() as common:
        _ = names_of_conventions(register), verbs_known(register), register.verbs_that_ask
    digests = (register.digest_of(read) for read in sorted(common, key=repr))
    key = cache.key(repr(dict(register.languages)), *digests)
    kept: _Kept = cache.get(_KIND, key, dict) or {}
    known = {name: kept[name][1] for name, one in holders.items() if _is_known(register, kept, name, one)}
    missing = [name for name in holders if name not in known]
    known |= zip(missing, _compared(register, missing), strict=True)
    _supply(register, known, common)
    if missing or kept.keys() - known.keys():
        files = {name: register.digests[one.source.path] for name, one in holders.items()}
        cache.put(_KIND, key, {name: (files[name], known[name]) for name in holders})
        cache.forget(_KIND, besides=0)


def _is_known(register: Register, kept: _Kept, name: _Name, holder: TextHolder) -> bool:
    return name in kept and kept[name][0] == register.digests[holder.source.path]


def _compared(register: Register, names: Iterable[_Name]) -> Iterable[tuple[Difference, ...]]:
    tasks = [partial(differences_of, register, *name) for name in names]
    return run_all(tasks, heavy=len(tasks) >= _WORTH_A_PROCESS)


def _supply(register: Register, known: Mapping[_Name, tuple[Difference, ...]], common: Iterable[Read]) -> None:
    for (kind, identity), found in known.items():
        own = {(kind, identity), (kind, identity, "record")}
        supply(differences_of, register, (kind, identity), found, {*common, *own})
