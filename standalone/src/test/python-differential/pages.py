"""Searches that are read page by page, as clients do: the same request again, with the token of the last answer."""

import itertools
import json
from dataclasses import replace

from hypothesis import strategies as st

from json_text import json_text


def paged(requests):
    """Lists of a request and up to two more for its next pages."""
    return st.builds(_with_next_pages, requests, st.sampled_from((0, 0, 1, 2)))


def _with_next_pages(request, count):
    return [request] + [_next_page(request)] * count


def _next_page(request):
    if request.method == "GET":
        return replace(request, query=request.query + (("page_token", "«token»"),))
    return replace(request, body=json_text({**json.loads(request.body), "page_token": "«token»"}))


def in_one_sequence(*parts):
    """Sequences of what each of the strategies draws lists of, in turn."""
    return st.tuples(*parts).map(lambda lists: list(itertools.chain(*lists)))


def flat(lists):
    """The strategy of the items of the lists in a list."""
    return lists.map(lambda drawn: list(itertools.chain(*drawn)))
