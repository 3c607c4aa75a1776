"""Describes a call of the API by its fields, and generates requests to it: well-formed ones, and odd ones."""

from dataclasses import dataclass

from hypothesis import strategies as st

from json_text import json_text
from oddities import odd_body, odd_manner, odd_query, odd_value
from request import JSON, Request


@dataclass(frozen=True)
class Needed:
    """A field that MLflow does not do without."""

    values: st.SearchStrategy


class Call:
    """Fields are strategies of their values; those named in {} in the path travel there."""

    def __init__(self, method, path, **fields):
        self.method = method
        self.path = path
        self.fields = fields

    def __repr__(self):
        return f"{self.method} {self.path}"

    def requests(self):
        """Requests to this call, about half of them with something odd."""
        return _requests(self, ("nothing",) * 6 + ("value",) * 3 + ("form", "manner"))

    def plain_requests(self):
        """Requests that are odd in nothing but what the strategies of the fields draw."""
        return _requests(self, ("nothing",))


@st.composite
def _requests(draw, call, oddities):
    odd = draw(st.sampled_from(oddities))
    values = {}
    for name, field in call.fields.items():
        if isinstance(field, Needed):
            values[name] = draw(field.values)
        elif draw(st.booleans()):
            values[name] = draw(field)
    path = call.path
    for name in call.fields:
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", values.pop(name))
    if odd == "value":
        values = draw(odd_value(values))
    if call.method == "GET":
        query = query_of(values)
        request = Request("GET", path, draw(odd_query(query)) if odd == "form" else query)
    else:
        body = draw(odd_body(values)) if odd == "form" else json_text(values)
        request = Request(call.method, path, (), JSON, body)
    return draw(odd_manner(request)) if odd == "manner" else request


def query_of(values):
    """Fields as a query; a list is a key that repeats."""
    pairs = []
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            pairs.append((name, item if isinstance(item, str) else json_text(item)))
    return tuple(pairs)
