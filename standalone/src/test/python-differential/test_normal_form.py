"""What counts in an answer, and what does not."""

import json
import time

import pytest

from connection import Answer
from normal_form import normal_form

NOW = time.time_ns() // 1_000_000


class Symbols:
    """In which run 1 is 0a1b."""

    def unbind(self, text):
        return text.replace("0a1b", "«run 1»")


def normal(body, status=200):
    text = body if isinstance(body, str) else json.dumps(body)
    return normal_form(Answer(status, "application/json", text), Symbols())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"run_id": "0a1b"}, {"run_id": "«run 1»"}),
        ({"creation_time": NOW}, {"creation_time": NOW + 7}),
        ({"tags": [{"key": "a"}, {"key": "b"}]}, {"tags": [{"key": "b"}, {"key": "a"}]}),
        ({"data": {"metrics": [1.0, 2.0]}}, {"data": {"metrics": [2.0, 1.0]}}),
        ({"run_name": "able-bee-12"}, {"run_name": "wise-ant-345"}),
        ({"next_page_token": "a"}, {"next_page_token": "b"}),
        (
            {"error_code": "A", "message": "of {'a', 'b'}"},
            {"error_code": "A", "message": "of {'b', 'a'}", "sqlstate": "x"},
        ),
    ],
)
def test_what_differs_between_any_two_servers_is_alike(one, other):
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"step": 1}, {"step": 1.0}),
        ({"step": 1}, {"step": "1"}),
        ({"value": 0.0}, {"value": -0.0}),
        ('{"value": NaN}', {"value": "NaN"}),
        ({"step": 0}, {}),
        ({"creation_time": NOW, "last_update_time": NOW}, {"creation_time": NOW, "last_update_time": NOW + 1}),
        ({"metrics": [1.0, 2.0]}, {"metrics": [2.0, 1.0]}),
        ({"next_page_token": "a"}, {}),
        ({"timestamp": 1}, {"timestamp": 2}),
        ({"error_code": "A", "message": "a"}, {"error_code": "A", "message": "b"}),
        ({"error_code": "A", "message": "a"}, {"error_code": "B", "message": "a"}),
        ({}, ""),
    ],
)
def test_all_else_counts(one, other):
    assert normal(one) != normal(other)


def test_status_counts():
    assert normal({}, 200) != normal({}, 400)
