"""What the author reads in the terminal: the address, one line per build, problems as text."""

from __future__ import annotations

import io
import sys

from jointreport.server.report import Finding, Report


def prepare() -> None:
    """Let a terminal that knows no Chinese print question marks rather than stop the server."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace", line_buffering=True)


def tell_address(address: str) -> None:
    """Say where the site is served."""
    sys.stdout.write(f"{address} (Ctrl-C stops the server · 按Ctrl-C停止)\n")


def tell_build(report: Report) -> None:
    """Say how long a good build took; print all problems, warnings included."""
    if report.ok:
        sys.stdout.write(f"built in {report.seconds:.1f} s\n")
    for finding in report.problems:
        sys.stderr.write(_text(finding))


def tell_port_taken(port: int) -> None:
    """Say in one sentence of each language that the port cannot be had."""
    other = port + 1 if port < 65535 else 8000
    sys.stderr.write(
        f"Port {port} is taken by another program: stop that program, or choose another port, "
        f"for example --port {other}.\n"
        f"端口{port}已被另一个程序占用，请停止该程序，或改用其他端口，例如--port {other}。\n"
    )


def _text(finding: Finding) -> str:
    """Return a problem as one line in English and one in Chinese."""
    return f"{finding.place}: {' '.join(finding.en)} [{finding.code}]\n    {''.join(finding.zh)}\n"
