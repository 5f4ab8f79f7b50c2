"""Build a project: for `jointreport site` and for its author into an edition, for the engine's users into a folder.

What a build needs is imported when it is needed: that nothing has changed is told without.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jointreport.generate.outcome import Inputs, Outcome, keep_outcome, last_outcome
from jointreport.markdown.shells import Shell
from jointreport.problems import Problem, Spot, in_order
from jointreport.system.cache import Cache
from jointreport.system.edition import Edition, stamps_of
from jointreport.system.faults import problem_of


def build_site(root: Path, site: Path, *, preview: bool = False) -> Outcome:
    """Build the project at `root` into `site`; on any error the last edition stays as it was."""
    since = time.perf_counter()
    cache, inputs, stamps = Cache(root / ".cache"), Inputs(root, preview), stamps_of(site)
    # From the project: a project that is moved takes its cache along.
    key = cache.key(os.path.relpath(site.resolve(), root.resolve()))
    if known := last_outcome(cache, inputs, key, stamps):
        return replace(known, seconds={"nothing changed": time.perf_counter() - since})
    from jointreport.generate.engine import engine_at_work
    from jointreport.generate.incremental import LastEdition
    from jointreport.generate.publish import publish

    last = LastEdition(cache, key, site, stamps)
    with engine_at_work(root, cache, inputs.of_engine) as shells:
        made = publish(root, cache, shells, Edition(site), last, preview=preview)
    if made.outcome.ok and made.renderer:
        stamps = stamps_of(site)
        last.keep(made.pages, made.renderer.digest_of, stamps)
        keep_outcome(cache, inputs, key, stamps, made.outcome)
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
