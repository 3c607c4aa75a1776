"""What clients send that no specification foresaw: values of the wrong type, doubled keys, strange manners."""

import json
from dataclasses import replace

from hypothesis import strategies as st

from json_text import Members, Token, json_text

# None names what another sequence may have made.
ODD_VALUES = (
    None,
    "",
    "x",
    " ",
    "7000000",
    "-1",
    "1.5",
    "NaN",
    "Infinity",
    "-Infinity",
    "true",
    0,
    7_000_000,
    -1,
    1.5,
    7e6,
    True,
    False,
    [],
    {},
    ["x"],
    [None],
    [{}],
    [1],
    {"key": "x"},
    2**31,
    2**63 - 1,
    2**63,
    -(2**63),
    -(2**63) - 1,
    1e308,
    Token("NaN"),
    Token("Infinity"),
    Token("-Infinity"),
    Token("1e400"),
    Token("-0.0"),
    Token("7E6"),
    "é",
    "日本",
    "😀",
    "a" * 251,
    "a/../b",
    "\\u0000",
    "a\nb",
)

# Without that of the default experiment.
ODD_IDS = tuple(value for value in ODD_VALUES if value is not False and value != 0)

ODD_BODIES = (None, "", " ", "null", "[]", "[1]", "5", '"x"', "true", "{", '{"a":', "{'a': 1}", "NaN", "\ufeff{}")

ODD_TYPES = (
    (),
    (("Content-Type", ""),),
    (("Content-Type", "application/json; charset=utf-8"),),
    (("Content-Type", "application/json;charset=latin1"),),
    (("Content-Type", "APPLICATION/JSON"),),
    (("Content-Type", "text/plain"),),
    (("Content-Type", "application/x-www-form-urlencoded"),),
    (("Content-Type", "application/jsonx"),),
    (("Content-Type", "application/json, text/plain"),),
)


def camel_case(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def in_camel_case(tree):
    """The tree with all names in it in camelCase."""
    if isinstance(tree, dict):
        return {camel_case(name): in_camel_case(value) for name, value in tree.items()}
    return [in_camel_case(item) for item in tree] if isinstance(tree, list) else tree


@st.composite
def odd_value(draw, values):
    """The fields with one of them, perhaps one of a list's item, missing or odd."""
    values = dict(values)
    if not values:
        return values
    name = draw(st.sampled_from(sorted(values)))
    value = values[name]
    items = [index for index, item in enumerate(value) if isinstance(item, dict)] if isinstance(value, list) else []
    if items and draw(st.booleans()):
        index = draw(st.sampled_from(items))
        values[name] = value[:index] + [draw(odd_value(value[index]))] + value[index + 1 :]
    elif isinstance(value, dict) and draw(st.booleans()):
        values[name] = draw(odd_value(value))
    elif draw(st.booleans()):
        del values[name]
    else:
        values[name] = draw(st.sampled_from(ODD_IDS if name.endswith("_id") else ODD_VALUES))
    return values


@st.composite
def odd_body(draw, values):
    """The fields as a body that is JSON of another form, or not JSON."""
    form = draw(st.sampled_from(("camel case", "unknown field", "key twice", "two spellings", "in a string", "other")))
    if form == "camel case":
        return json_text(in_camel_case(values))
    if form == "unknown field":
        return json_text({**values, "unknown_field": draw(st.sampled_from(ODD_VALUES))})
    if form == "in a string":
        return json.dumps(json_text(values), ensure_ascii=False)
    if form == "other" or not values:
        return draw(st.sampled_from(ODD_BODIES))
    name = draw(st.sampled_from(sorted(values)))
    second = name if form == "key twice" else camel_case(name)
    return json_text(Members((*values.items(), (second, draw(st.sampled_from((values[name], *ODD_IDS)))))))


@st.composite
def odd_query(draw, query):
    """The query with something odd in it."""
    pairs = list(query)
    form = draw(st.sampled_from(("camel case", "unknown field", "key twice", "empty")))
    if form == "camel case":
        pairs = [(camel_case(name), value) for name, value in pairs]
    elif form == "unknown field" or not pairs:
        pairs.append(("unknown_field", "x"))
    else:
        name, value = draw(st.sampled_from(pairs))
        pairs.append((name, "" if form == "empty" else draw(st.sampled_from((value, "x", "7000000")))))
    return tuple(pairs)


@st.composite
def odd_manner(draw, request):
    """The request with another prefix, method, path or content type than the one that is asked for."""
    manner = draw(
        st.sampled_from(("ajax", "slashes", "type", "method", "slash at the end", "capitals", "version", "body"))
    )
    if manner == "ajax":
        return replace(request, path=request.path.replace("/api/", "/ajax-api/", 1))
    if manner == "slashes":
        return replace(
            request, path=draw(st.sampled_from((f"/{request.path}", request.path.replace("/mlflow/", "//mlflow/"))))
        )
    if manner == "slash at the end":
        return replace(request, path=f"{request.path}/")
    if manner == "capitals":
        return replace(request, path=request.path.replace("/mlflow/", "/MLFLOW/"))
    if manner == "version":
        return replace(request, path=request.path.replace("/2.0/", draw(st.sampled_from(("/3.0/", "/1.2/", "/")))))
    if manner == "method":
        return replace(request, method=draw(st.sampled_from(("GET", "POST", "PUT", "PATCH", "DELETE"))))
    if manner == "body" and request.method == "GET":
        return replace(request, body="{}", headers=draw(st.sampled_from(ODD_TYPES)))
    return replace(request, headers=draw(st.sampled_from(ODD_TYPES)))
