package io.headrace.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Bytes that are no request of HTTP 1.1, or hardly one. {@code $HOST} is the server's. */
final class BrokenHttp {

  private static final String GET = "GET /version HTTP/1.1\r\nHost: $HOST\r\n";
  private static final String POST =
      GET.replace("GET /version", "POST /api/2.0/mlflow/runs/log-metric")
          + "Content-Type: application/json\r\n";

  private BrokenHttp() {}

  /** All of them, with what answers each. */
  static List<BrokenRequest> all() {
    List<BrokenRequest> all = new ArrayList<>();
    startLines(all);
    headers(all);
    bodies(all);
    return all;
  }

  private static void startLines(List<BrokenRequest> all) {
    String host = "\r\nHost: $HOST\r\n\r\n";
    all.add(new BrokenRequest("a word", 400, "HELLO\r\n\r\n"));
    all.add(new BrokenRequest("no target", 400, "GET HTTP/1.1" + host));
    all.add(new BrokenRequest("a version that there is not", 501, "GET /version HTTP/9.9" + host));
    all.add(new BrokenRequest("a version that is none", 501, "GET /version HTCPCP/1.0" + host));
    all.add(new BrokenRequest("an old version", 200, "GET /version HTTP/1.0" + host));
    all.add(new BrokenRequest("a target with blanks", 400, "GET /ver sion HTTP/1.1" + host));
    all.add(new BrokenRequest("a target without a slash", 404, "GET version HTTP/1.1" + host));
    all.add(new BrokenRequest("a star", 404, "GET * HTTP/1.1" + host));
    all.add(new BrokenRequest("OPTIONS of a star", 404, "OPTIONS * HTTP/1.1" + host));
    all.add(
        new BrokenRequest(
            "another server's address", 200, "GET http://evil.example/version HTTP/1.1" + host));
    all.add(new BrokenRequest("a tunnel", 404, "CONNECT evil.example:22 HTTP/1.1" + host));
    all.add(
        new BrokenRequest("a broken percent sign", 400, "GET /api/2.0/%zz/runs HTTP/1.1" + host));
    all.add(new BrokenRequest("a half percent sign", 400, "GET /api/2.0/mlflow/% HTTP/1.1" + host));
    all.add(
        new BrokenRequest(
            "a broken query", 400, "GET /api/2.0/mlflow/runs/get?run_id=% HTTP/1.1" + host));
    all.add(
        new BrokenRequest(
            "a target too long", 414, "GET /" + "x".repeat(100_000) + " HTTP/1.1" + host));
    all.add(
        new BrokenRequest("a method too long", 414, "X".repeat(100_000) + " / HTTP/1.1" + host));
    all.add(new BrokenRequest("HTTP 2", 501, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    all.add(
        new BrokenRequest(
            "TLS",
            400,
            "\u0016\u0003\u0001\u0000\u00c8\u0001\u0000\u0000\u00c4\u0003\u0003\r\n\r\n"));
    all.add(new BrokenRequest("bare line feeds", 400, "GET /version HTTP/1.1\nHost: $HOST\n\n"));
  }

  private static void headers(List<BrokenRequest> all) {
    all.add(new BrokenRequest("no host", 400, "GET /version HTTP/1.1\r\n\r\n"));
    all.add(new BrokenRequest("two hosts", 200, GET + "Host: other\r\n\r\n"));
    all.add(
        new BrokenRequest(
            "a host that is none", 400, "GET /version HTTP/1.1\r\nHost: a b:c\r\n\r\n"));
    all.add(new BrokenRequest("a header without a colon", 400, GET + "nonsense\r\n\r\n"));
    all.add(new BrokenRequest("a header without a name", 200, GET + ": x\r\n\r\n"));
    all.add(new BrokenRequest("a header with a NUL", 400, GET + "X-A: a\u0000b\r\n\r\n"));
    all.add(new BrokenRequest("a header that is folded", 200, GET + "X-A: a\r\n  b\r\n\r\n"));
    all.add(
        new BrokenRequest(
            "a header too long", 431, GET + "X-A: " + "x".repeat(100_000) + "\r\n\r\n"));
    all.add(new BrokenRequest("too many headers", 431, GET + "X-A: b\r\n".repeat(10_000) + "\r\n"));
    all.add(
        new BrokenRequest(
            "WebSockets", 200, GET + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n"));
    all.add(
        new BrokenRequest(
            "an upgrade to HTTP 2",
            200,
            GET
                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n"));
  }

  private static void bodies(List<BrokenRequest> all) {
    all.add(
        new BrokenRequest("a length that is a word", 400, POST + "Content-Length: many\r\n\r\n{}"));
    all.add(new BrokenRequest("a length below zero", 400, POST + "Content-Length: -1\r\n\r\n{}"));
    all.add(
        new BrokenRequest(
            "a length beyond numbers",
            400,
            POST + "Content-Length: 99999999999999999999\r\n\r\n{}"));
    all.add(
        new BrokenRequest(
            "two lengths", 400, POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"));
    all.add(
        new BrokenRequest(
            "a length and chunks",
            400,
            POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    all.add(
        new BrokenRequest("a coding unknown", 400, POST + "Transfer-Encoding: magic\r\n\r\n{}"));
    all.add(
        new BrokenRequest(
            "a coding that is none", 400, POST + "Transfer-Encoding: identity\r\n\r\n{}"));
    all.add(
        new BrokenRequest(
            "a chunk whose size is a word",
            BrokenRequest.CLOSED,
            POST + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n"));
    all.add(
        new BrokenRequest(
            "a chunk beyond numbers",
            BrokenRequest.CLOSED,
            POST + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n"));
    all.add(new BrokenRequest("no length at all", 400, POST + "\r\n"));
  }
}
