"""A generated project with one decision more than one list holds; one of them is a draft without any date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from projects import REPOSITORY

ADOPTED = 300
DRAFT = "ga-cop-21-draft"
_MEETING = """\
ga-cop-21:
  convention: ga
  number: 21
  name: {en: "GA conference, meeting 21", zh: "GA大会第21次会议"}
  short: {en: "GA COP-21", zh: "GA第21次会议"}
  state: planned
  sources:
    - {source: register-ga, certainty: confirmed}
"""
_DECISION = """\
stage: draft
subject: cooperation
conventions: [ga]
meeting: ga-cop-21
title: {en: "A draft", zh: "草案"}
title-status: {en: ours, zh: ours}
text: {extent: none}
sources:
  - {source: register-ga, certainty: confirmed}
"""


def long_history(project: Path) -> Path:
    """Write the project into a folder that does not exist yet, and return the folder."""
    tool = REPOSITORY / "tools" / "make_corpus.py"
    arguments = ("--decisions", str(ADOPTED), "--seed", "1", "--out", str(project))
    subprocess.run((sys.executable, str(tool), *arguments), check=True, capture_output=True)
    with (project / "data" / "meetings.yaml").open("a", encoding="utf-8") as meetings:
        meetings.write(_MEETING)
    (project / "data" / "decisions" / f"{DRAFT}.yaml").write_text(_DECISION, "utf-8")
    return project
