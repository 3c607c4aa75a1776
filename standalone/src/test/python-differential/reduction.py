"""Takes out of a sequence what a defect does not need.

Hypothesis could do it, by generating ever smaller sequences; but an attempt is paid with requests to two servers, and
here most attempts are short: first whole requests go, then fields of those that are left.
"""

import json
import re
from dataclasses import replace

from json_text import json_text
from request import JSON

# But for those in symbols.
BLANKS = re.compile(r"\s+(?![^«»]*»)")


def reduced(requests, shows):
    """The smallest sequence found that still shows the defect; shows(requests) tells whether one does."""
    return _with_simpler_requests(_with_fewer_requests(list(requests), shows), shows)


def _with_fewer_requests(requests, shows):
    """Without as many at once as go, halves first."""
    size = len(requests) // 2
    while size:
        for start in reversed(range(0, len(requests), size)):
            fewer = requests[:start] + requests[start + size :]
            if len(fewer) < len(requests) and shows(fewer):
                requests = fewer
        size //= 2
    return requests


def _with_simpler_requests(requests, shows):
    for index in range(len(requests)):
        simpler = True
        while simpler:
            attempts = ((*requests[:index], attempt, *requests[index + 1 :]) for attempt in _simpler(requests[index]))
            simpler = next((attempt for attempt in attempts if shows(attempt)), None)
            requests = list(simpler or requests)
    return requests


def _simpler(request):
    """The request without one of its parts, for each of them."""
    if request.headers and request.headers != JSON:
        yield replace(request, headers=JSON)
    for index, (key, value) in enumerate(request.query):
        before, after = request.query[:index], request.query[index + 1 :]
        yield replace(request, query=before + after)
        for shorter in _shorter(value):
            yield replace(request, query=(*before, (key, shorter), *after))
    try:
        tree = json.loads(request.body or "")
    except ValueError:
        return
    for smaller in _smaller(tree):
        yield replace(request, body=json_text(smaller))


def _smaller(tree):
    """The tree without one of its parts, large ones first."""
    members = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    for key, _ in members:
        yield _with(tree, key)
    for key, member in members:
        for smaller in _smaller(member):
            yield _with(tree, key, smaller)
    if isinstance(tree, str):
        yield from _shorter(tree)


def _shorter(text):
    """The text without four words in a row, as a comparison and AND are, without one of them, or without its half."""
    words = BLANKS.split(text)
    for count in (4, 1):
        for index in range(len(words) - count + 1):
            if count < len(words):
                yield " ".join(words[:index] + words[index + count :])
    if len(words) == 1 and len(text) > 8 and "«" not in text:
        yield text[: len(text) // 2]


def _with(tree, key, *member):
    """The tree with another member for a key, or with none."""
    if isinstance(tree, dict):
        return {name: (member[0] if name == key else value) for name, value in tree.items() if member or name != key}
    return tree[:key] + list(member) + tree[key + 1 :]
