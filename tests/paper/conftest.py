"""Every document on paper of the real data and of the invented corpus, made once for a whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

from jointreport.generate.publish import site_of
from jointreport.paper.files import papers
from jointreport.paper.model import Paper
from jointreport.records.load import load
from jointreport.records.register.register import Register
from jointreport.site.wording import wordings
from paper.reading import Printed
from projects import ADDRESS, CORPUS, REPOSITORY


@pytest.fixture(scope="session")
def real() -> Printed:
    """The documents of the real data, by the name of their file without its ending."""
    return Printed(_papers(REPOSITORY))


@pytest.fixture(scope="session")
def invented() -> Printed:
    """Those of the invented corpus, in four languages."""
    return Printed(_papers(CORPUS))


@pytest.fixture(params=["real", "invented"])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Each of the two: what is said of it holds for every document."""
    found: Printed = request.getfixturevalue(request.param)
    return found


def _papers(project: Path) -> dict[str, Paper]:
    register = Register(load(project))
    made = papers(register, site_of(ADDRESS, register), wordings(register))
    return {paper.path.rpartition("/")[2]: paper for paper in made}
