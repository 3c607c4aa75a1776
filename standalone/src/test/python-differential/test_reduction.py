"""What is left of a sequence is what its defect needs."""

import json

from reduction import reduced
from request import JSON, Request, get, post


def needs(*parts):
    """Shows a defect in sequences that hold all of the parts, in any of their requests."""
    return lambda requests: all(any(part in str(request) for request in requests) for part in parts)


def test_requests_that_are_not_needed_go():
    requests = [post("/a", {}), post("/b", {}), post("/c", {}), post("/d", {}), post("/e", {})]

    assert reduced(requests, needs("/b", "/e")) == [post("/b", {}), post("/e", {})]


def test_fields_that_are_not_needed_go():
    request = post("/a", {"x": 1, "y": {"z": "needed", "w": 2}, "v": ["no", "needed too", "no"]})

    left = reduced([request], needs("needed", "too"))

    assert [json.loads(request.body) for request in left] == [{"v": ["needed too"]}]


def test_query_and_headers_that_are_not_needed_go():
    odd = (("Content-Type", "text/plain"),)

    assert reduced([Request("GET", "/a", (("x", "1"), ("y", "2")), odd)], needs("y=2")) == [
        Request("GET", "/a", (("y", "2"),), JSON)
    ]


def test_filter_loses_its_needless_comparisons_but_no_part_of_a_symbol():
    request = get("/a", filter="params.a = 'b' AND run_id = '«run 1»' AND tags.c IS NULL")

    assert reduced([request], needs("«run 1»")) == [get("/a", filter="'«run 1»'")]


def test_body_that_is_not_json_is_left_alone():
    request = Request("POST", "/a", body="{'x'")

    assert reduced([request], needs("x")) == [request]
