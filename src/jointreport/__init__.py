"""The website of a joint cooperation report: records in YAML become bilingual pages.

The package never imports MkDocs; `hooks/publish.py` is the only file that does.
"""
