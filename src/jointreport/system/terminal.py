"""What a command prints: in whatever the terminal can show, and as long as anybody reads it."""

from __future__ import annotations

import io
import os
import sys
from typing import TextIO


def show_what_can_be_shown() -> None:
    """Let a terminal that knows no Chinese print question marks, so that nothing fails of what is told."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", line_buffering=True)


def write_line(words: str, stream: TextIO | None) -> bool:
    """Print a line; return whether whoever reads it can have it whole. Nobody may read any more, as before `| head`."""
    # A command that was started with its output closed has no stream.
    if stream is None:
        return True
    try:
        stream.write(f"{words}\n")
        stream.flush()
    except OSError as fault:
        # What is still to come must not fail as well, nor what Python writes when it ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        return isinstance(fault, BrokenPipeError)
    return True
