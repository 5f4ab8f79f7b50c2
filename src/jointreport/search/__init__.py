"""The index of the search: what can be found on which page, in files that a browser fetches by need.

`docs/assets/search.js` reads these files; ARCHITECTURE.md describes both under “Search”.
"""
