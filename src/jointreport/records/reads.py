"""Dependency tracking: notes what is read of the records while something is rendered, for its cache key.

A read is a name and what was asked for under it:

- `("decisions",)`: which decisions there are, or a whole relation such as `("decisions_in_order",)`;
- `("decisions", "mc-5-19")`: whether there is such a record, or one value of a relation: `("links_to", "mc-5-19")`;
- `("decisions", "mc-5-19", "record")`: what the record says;
- `("terms", "parties", "line")`: where in its file it stands.

A record in a list is an `Entry`, and only who asks for its `record` reads it: a list of links to a hundred decisions
depends on which these are, and on what each is called. Nothing hands out a record otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

Read = tuple[Any, ...]
"""A name and what was asked for under it."""

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
P = ParamSpec("P")


class Recorder:
    """The reads of what is being made just now; outside of that nothing is noted.

    `shared` says that it is being made for every page that will ask for it, so it must not depend on one of them.
    """

    __slots__ = ("reads", "shared")

    def __init__(self) -> None:
        self.reads: set[Read] | None = None
        self.shared = False


now = Recorder()


def note(read: Read) -> None:
    """Note a read, if something is being made that depends on it."""
    if now.reads is not None:
        now.reads.add(read)


def _note_all(reads: Iterable[Read]) -> None:
    if now.reads is not None:
        now.reads.update(reads)


@contextmanager
def record_reads() -> Iterator[set[Read]]:
    """Note all that is read inside; what is made around it depends on the same."""
    outer, inner = now.reads, set[Read]()
    now.reads = inner
    try:
        yield inner
    finally:
        now.reads = outer
        _note_all(inner)


@contextmanager
def ignore_reads() -> Iterator[None]:
    """Note nothing that is read inside: who uses it notes one read that stands for it all."""
    outer, now.reads = now.reads, None
    try:
        yield
    finally:
        now.reads = outer


@contextmanager
def _mark_as_shared() -> Iterator[None]:
    outer, now.shared = now.shared, True
    try:
        yield
    finally:
        now.shared = outer


class Noted(Mapping[K, V], Generic[K, V]):
    """A mapping that notes which of its keys are asked for, or that all are."""

    __slots__ = ("_name", "_values")

    def __init__(self, name: str, values: Mapping[K, V]) -> None:
        self._name = name
        self._values = values

    def __getitem__(self, key: K) -> V:
        """Return the value of a key."""
        # Asked a hundred times for each page: not one call more than needed.
        if now.reads is not None:
            now.reads.add((self._name, key))
        return self._values[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of a key, or else the default."""
        if now.reads is not None:
            now.reads.add((self._name, key))
        return self._values.get(key, default)

    def __call__(self, key: K) -> Any:
        """Return the values of a group (`Groups`), which may be none."""
        return self.get(key, ())

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        note((self._name, key))
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        """Go through all keys."""
        note((self._name,))
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many keys there are."""
        note((self._name,))
        return len(self._values)

    def items(self) -> Any:
        """Return all keys with their values."""
        note((self._name,))
        return self._values.items()

    def values(self) -> Any:
        """Return all values."""
        note((self._name,))
        return self._values.values()

    def __repr__(self) -> str:
        return repr(self._values)

    def value(self, key: tuple[K, ...]) -> object:
        """Return what a read of a key gives, or with no key a read of them all."""
        return self._values.get(key[0]) if key else self._values


class relation(Generic[T]):  # noqa: N801 - it is used as a decorator, like `property`.
    """What follows from all records: found once, without noting what is read for it; who uses it notes what it got.

    A mapping notes the keys that are asked for, anything else is noted whole.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, register: None, owner: type) -> relation[T]: ...

    @overload
    def __get__(self, register: object, owner: type) -> T: ...

    def __get__(self, register: object | None, owner: type) -> Any:
        """Return the relation, and note that it is read unless it notes that itself."""
        if register is None:
            return self
        found = register.__dict__.get(self._name)
        if found is None:
            found = self._compute(register)
        if not isinstance(found, Noted):
            note((self._name,))
        return found

    # With it the relation is asked each time, also when it stands in the register already.
    def __set__(self, register: object, value: T) -> None:
        """Refuse another value."""
        message = f"{self._name} follows from the records"
        raise AttributeError(message)

    def _compute(self, register: object) -> Any:
        with ignore_reads():
            found: Any = self._find(register)
        if isinstance(found, (set, frozenset)):
            # It has another order in each process, and would seem changed.
            message = f"{self._name} is a set"
            raise TypeError(message)
        if isinstance(found, Mapping):
            found = Noted(self._name, found)
        register.__dict__[self._name] = found
        return found


class Owner(Protocol):
    """What keeps values made from it as long as it lives: a register, a reader."""

    @property
    def made(self) -> dict[Any, dict[Any, Any]]:
        """Function → its other arguments → the value, and what was read for it."""


O = TypeVar("O", bound=Owner)  # noqa: E741 - the owner.


def supply(
    look_up: Callable[..., Any], owner: Owner, key: tuple[Any, ...], value: object, reads: Iterable[Read]
) -> None:
    """Let an owner keep what a function under `@cached` returned before, with all that was read for it."""
    function = look_up.__wrapped__  # type: ignore[attr-defined]  # `wraps` gives it to every such function.
    owner.made.setdefault(function, {})[(key,)] = value, frozenset(reads)


def cached(*, most: int = 4096) -> Callable[[Callable[Concatenate[O, P], T]], Callable[Concatenate[O, P], T]]:
    """Let the first argument keep what a function returned; whoever gets it again depends on what was read for it."""

    def decorate(function: Callable[Concatenate[O, P], T]) -> Callable[Concatenate[O, P], T]:
        @wraps(function)
        def look_up(owner: O, /, *key: P.args, **named: P.kwargs) -> T:
            kept = owner.made.setdefault(function, {})
            at = (key, *named.values())
            if at not in kept:
                with record_reads() as reads, _mark_as_shared():
                    value = function(owner, *key, **named)
                if len(kept) >= most:
                    # The oldest goes first: a mapping keeps the order in which it was filled.
                    del kept[next(iter(kept))]
                kept[at] = value, frozenset(reads)
                return value
            value, known = kept[at]
            _note_all(known)
            return value

        return look_up

    return decorate
