"""Build a project: for `jointreport site` and for its author into an edition, for the engine's users into a folder.

What a build needs is imported when it is needed: that nothing has changed is told without.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from jointreport.generate.outcome import Inputs, Outcome, keep_outcome, last_outcome
from jointreport.markdown.shells import Shell
from jointreport.problems import Problem, Spot, in_order
from jointreport.system.cache import Cache
from jointreport.system.edition import Edition, stamps_of
from jointreport.system.faults import problem_of

_TRIES = 3


class _ProjectChanged(Exception):
    """The project was saved while an edition was made, which may hold a part of the old and a part of the new."""


class _CheckedEdition(Edition):
    """An edition that stands only if nothing was saved while it was made."""

    def __init__(self, site: Path, inputs: Inputs) -> None:
        super().__init__(site)
        self._inputs = inputs

    def commit(self) -> None:
        """Let this edition take the place of the last one, or throw it away."""
        if not self._inputs.hold():
            raise _ProjectChanged
        super().commit()


def build_site(root: Path, site: Path, *, preview: bool = False) -> Outcome:
    """Build the project at `root` into `site`; on any error the last edition stays as it was.

    What is saved meanwhile begins a build anew. A preview is shown all the same, and nothing of it believed later:
    whoever saves sees the build that follows.
    """
    for _ in range(_TRIES):
        with suppress(_ProjectChanged):
            return _build_once(root, site, preview=preview)
    return Outcome((Problem("changed-meanwhile", Spot(".")),), ok=False)


def _build_once(root: Path, site: Path, *, preview: bool) -> Outcome:
    since = time.perf_counter()
    cache, inputs, stamps = Cache(root / ".cache"), Inputs(root, preview=preview), stamps_of(site)
    # From the project: a project that is moved takes its cache along.
    key = cache.key(os.path.relpath(site.resolve(), root.resolve()))
    if known := last_outcome(cache, inputs, key, stamps):
        return replace(known, seconds={"nothing changed": time.perf_counter() - since})
    from jointreport.generate.engine import engine_at_work
    from jointreport.generate.incremental import LastEdition
    from jointreport.generate.publish import publish

    last = LastEdition(cache, key, site, stamps)
    edition = Edition(site) if preview else _CheckedEdition(site, inputs)
    with engine_at_work(root, cache, inputs.of_engine, inputs.of_engine_hold) as shells:
        made = publish(root, cache, shells, edition, last, preview=preview)
    if made.outcome.ok and made.renderer:
        last.keep(made.pages, made.renderer.digest_of, edition.stamps)
        if not preview or inputs.hold():
            keep_outcome(cache, inputs, key, edition.stamps, made.outcome)
    return _with_refusal(cache, made.outcome)


def preview_site(root: Path, site: Path) -> Outcome:
    """Build the project for its author, as `make serve` does."""
    return build_site(root, site, preview=True)


def publish_rendered(
    root: Path, site: Path, site_url: str, edit_url: str, shells: Sequence[Shell], folder: Path
) -> list[Problem]:
    """Publish all pages, and the other files that lie in a folder, as `mkdocs build` alone does."""
    from jointreport.generate.engine import RenderedShells, files_in
    from jointreport.generate.publish import publish

    cache = Cache(root / ".cache")
    rendered = RenderedShells(site_url, edit_url, tuple(shells), files_in(folder))
    try:
        made = publish(root, cache, lambda: rendered, Edition(site))
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong here, who calls reads a sentence.
        return [problem_of(fault, root)]
    return list(_with_refusal(cache, made.outcome).problems)


def _with_refusal(cache: Cache, outcome: Outcome) -> Outcome:
    """Tell of a cache that could not be written: the site stands, and the next build will take longer."""
    if cache.refused is None:
        return outcome
    told = Problem("cache-not-written", Spot(".cache"), {"told": str(cache.refused.strerror)})
    return replace(outcome, problems=tuple(in_order((*outcome.problems, told))))
