"""Raw HTTP to one server: what is sent is what was generated, and an answer is what came back."""

import http.client
import json
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

SECONDS = 30


@dataclass(frozen=True)
class Answer:
    status: int
    media_type: str
    text: str

    @property
    def json(self):
        """The body as a tree, or None when it is not JSON. NaN and Infinity may be bare."""
        if self.media_type != "application/json":
            return None
        try:
            return json.loads(self.text)
        except ValueError:
            return None


class Connection:
    """One kept-alive connection. Not for two threads at once."""

    def __init__(self, url):
        self.url = url
        self._address = urlsplit(url).netloc
        self._http = http.client.HTTPConnection(self._address, timeout=SECONDS)
        self._last_millisecond = 0

    def send(self, request):
        """The answer to a request without symbols. No two requests are sent within one millisecond, so that what
        they make has different times, by which it is ordered.
        """
        self._await_next_millisecond()
        try:
            return self._exchange(request)
        except (http.client.RemoteDisconnected, ConnectionError):
            # Closed between two requests, as servers may.
            self._http.close()
        try:
            return self._exchange(request)
        except (http.client.HTTPException, OSError) as failure:
            self._http.close()
            return Answer(0, "", f"no answer: {failure!r}")

    def _exchange(self, request):
        self._http.putrequest(request.method, quote(request.target, safe="/%:?&=+"), skip_accept_encoding=True)
        body = None if request.body is None else request.body.encode("utf-8", "surrogatepass")
        for name, value in request.headers:
            self._http.putheader(name, value)
        if body is not None:
            self._http.putheader("Content-Length", str(len(body)))
        elif request.method in ("POST", "PUT", "PATCH"):
            self._http.putheader("Content-Length", "0")
        self._http.endheaders(body)
        response = self._http.getresponse()
        media_type = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
        return Answer(response.status, media_type, response.read().decode("utf-8", "replace"))

    def _await_next_millisecond(self):
        while (now := time.time_ns() // 1_000_000) <= self._last_millisecond:
            time.sleep(0.0002)
        self._last_millisecond = now
