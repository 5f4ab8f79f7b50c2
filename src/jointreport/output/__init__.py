"""The only part that writes the site: whole editions that take the place of the last one in a single step."""

from jointreport.output.edition import Edition
from jointreport.output.folder import Folder
from jointreport.output.lock import EditionLocked

__all__ = ["Edition", "EditionLocked", "Folder"]
