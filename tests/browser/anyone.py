"""A reader with any browser that understands WebDriver."""

from __future__ import annotations

from typing import Any

from browser.webdriver import Command, patiently

WIDE, NARROW = (1280, 900), (460, 800)
"""The screens of these tests; a window of Firefox or GNOME is never narrower than some 450 pixels."""
_KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Control": "\ue009", "ArrowUp": "\ue013", "ArrowDown": "\ue015"}


class Anyone:
    """What a reader does: open a page, click, type, press keys, go back; and what is then seen."""

    def __init__(self, command: Command, root: str) -> None:
        self._command = command
        self.root = root

    def begin(self) -> None:
        """Be a reader who comes for the first time, with a wide screen."""
        self.visit("404.html")
        self.run("localStorage.clear()")
        self.resize(WIDE)

    def visit(self, address: str) -> None:
        """Open an address below the root, from another page, and wait until all is loaded."""
        self._command("Navigate", {"url": "about:blank"})
        self._command("Navigate", {"url": self.root + address})

    def resize(self, screen: tuple[int, int]) -> None:
        self._command("SetWindowRect", dict(zip(("width", "height"), screen, strict=True)))

    def run(self, script: str, *values: Any) -> Any:
        """Return what a script gives, the body of a function."""
        return self._command("ExecuteScript", {"script": script, "args": values})

    def wait(self, condition: str, *values: Any) -> Any:
        """Wait until an expression is true in the page; give its value."""
        return patiently(lambda: self.run(f"return {condition}", *values))

    def wait_for_address(self, address: str) -> None:
        """Wait until the address bar shows an address below the root, and its page is there."""
        self.wait("document.readyState === 'complete' && location.href === arguments[0]", self.root + address)

    def click(self, selector: str) -> None:
        self._command("ElementClick", {"id": self._find(selector)})

    def type(self, selector: str, words: str) -> None:
        self._command("ElementSendKeys", {"id": self._find(selector), "text": words})

    def press(self, *names: str) -> None:
        """Press keys together, where the focus is: the last is a letter or, like the others, the name of a key."""
        keys = [_KEYS.get(name, name) for name in names]
        actions = [{"type": "keyDown", "value": key} for key in keys]
        actions += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._command("PerformActions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def back(self) -> None:
        self.run("setTimeout(() => history.back())")

    def forward(self) -> None:
        self.run("setTimeout(() => history.forward())")

    def _find(self, selector: str) -> str:
        """Return the name by which a browser knows the first element of a selector, as soon as it is there."""
        found = patiently(lambda: self._command("FindElement", {"using": "css selector", "value": selector}))
        (name,) = found.values()
        return str(name)
