"""Groups of options: a command takes a group as one parameter, and has all of its options.

`def check(run: Run, paths: Paths = None)` declares the options of `Run` and the argument `paths`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any, get_type_hints

Command = Callable[..., None]


def spread(command: Command) -> Command:
    """The command with the options of its groups behind its own."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    own = inspect.signature(command).parameters
    parameters = [_shown(own[name], hints[name]) for name in own if name not in groups]
    for group in groups.values():
        kinds = get_type_hints(group, include_extras=True)
        options = inspect.signature(group).parameters
        parameters += [_shown(options[name], kinds[name]) for name in _declared(group)]

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            values = {field.name: given.pop(field.name) for field in fields(group)}
            given[name] = group(**values)
        command(**given)

    del run.__wrapped__  # its parameters are not the ones to show
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {option.name: option.annotation for option in parameters}
    return run


def _declared(group: type) -> Iterator[str]:
    """The options of a group: first what it declares itself, then what it inherits."""
    for one in filter(is_dataclass, group.__mro__):
        inherited = {
            field.name for base in filter(is_dataclass, one.__bases__) for field in fields(base)
        }
        yield from (field.name for field in fields(one) if field.name not in inherited)


def _shown(parameter: inspect.Parameter, kind: Any) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=kind)
