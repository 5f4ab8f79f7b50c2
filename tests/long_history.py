"""A generated project with one decision more than one list holds; one is a draft for a meeting without a date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from projects import REPOSITORY

FILED = 300
DRAFT = "bb-cop-24-draft"
_DECISION = """\
stage: draft
subject: cooperation
conventions: [bb]
meeting: bb-cop-24
title: {en: "A draft", zh: "草案"}
title-status: {en: ours, zh: ours}
text: {extent: none}
sources:
  - {source: belmore-site-meetings, certainty: confirmed}
"""


def long_history(project: Path) -> Path:
    """Write the project into a folder that does not exist yet, and return the folder."""
    tool = REPOSITORY / "tools" / "make_corpus.py"
    arguments = ("--decisions", str(FILED), "--out", str(project))
    subprocess.run((sys.executable, str(tool), *arguments), check=True, capture_output=True)
    (project / "data" / "decisions" / f"{DRAFT}.yaml").write_text(_DECISION, "utf-8")
    return project
