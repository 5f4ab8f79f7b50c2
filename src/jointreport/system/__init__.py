"""The only part that writes the site: whole editions that take the place of the last one in a single step."""

from jointreport.system.edition import Edition, stamps_of
from jointreport.system.folder import Folder
from jointreport.system.lock import EditionLocked

__all__ = ["Edition", "EditionLocked", "Folder", "stamps_of"]
