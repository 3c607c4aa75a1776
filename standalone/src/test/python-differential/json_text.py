"""Writes JSON, and what only looks like it."""

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """Stands in the text as it is: NaN, 1e400, 01."""

    text: str


@dataclass(frozen=True)
class Members:
    """An object whose keys may repeat."""

    pairs: tuple


def json_text(value):
    """The text of a tree of dicts, lists, scalars, tokens and members."""
    if isinstance(value, Token):
        return value.text
    if isinstance(value, dict):
        return json_text(Members(tuple(value.items())))
    if isinstance(value, Members):
        return "{%s}" % ", ".join(f"{json_text(key)}: {json_text(member)}" for key, member in value.pairs)
    if isinstance(value, (list, tuple)):
        return "[%s]" % ", ".join(map(json_text, value))
    return json.dumps(value, ensure_ascii=False)
