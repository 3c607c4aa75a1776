"""MLflow's own definition of the calls: which requests its protocol buffers can hold."""

import functools
import json
import re

from google.protobuf.json_format import ParseError
from google.protobuf.message_factory import GetMessageClass
from mlflow.protos import databricks_pb2, service_pb2
from mlflow.utils.proto_json_utils import parse_dict


def is_ill_typed(request):
    """Whether the body is no JSON object, or one that does not fit the fields of its call: an int that has a
    fraction, a list where there is none. MLflow then goes on with what it has read until there.
    """
    message = _message(request)
    if message is None:
        return False
    try:
        parse_dict(_fields(request, message), message())
    except (ParseError, ValueError, ArithmeticError, AttributeError, TypeError):
        return True
    return False


def _message(request):
    path = re.sub("/+", "/", request.path).partition("/mlflow/")[2].lower()
    return next(
        (message for method, pattern, message in _calls() if method == request.method and pattern.fullmatch(path)), None
    )


@functools.cache
def _calls():
    """Method, pattern of the path, and class of the message, of each call."""
    calls = []
    for method in service_pb2.DESCRIPTOR.services_by_name["MlflowService"].methods:
        for endpoint in method.GetOptions().Extensions[databricks_pb2.rpc].endpoints:
            path = re.sub(r"\{[^}]*\}", "[^/]+", endpoint.path.replace("mlflow/", "", 1).lstrip("/"))
            calls.append((endpoint.method, re.compile(path), GetMessageClass(method.input_type)))
    return calls


def _fields(request, message):
    if request.method != "GET":
        fields = json.loads(request.body or "{}")
        return json.loads(fields) if isinstance(fields, str) else fields
    repeated = {field.name for field in message.DESCRIPTOR.fields if field.is_repeated}
    query = {}
    for name, value in reversed(request.query):
        query[name] = [value, *query.get(name, [])] if name in repeated else value
    return query
