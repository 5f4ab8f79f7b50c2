"""What `make serve` runs at each save."""

from __future__ import annotations

from pathlib import Path

from jointreport.generate.build import preview_site
from jointreport.generate.engine import start_ahead
from jointreport.generate.outcome import Outcome


def build_preview(root: Path, site: Path) -> Outcome:
    """Build the project for its author, then let an engine get ready for the next save of a page."""
    outcome = preview_site(root, site)
    start_ahead(root)
    return outcome
