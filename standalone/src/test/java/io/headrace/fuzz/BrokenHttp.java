package io.headrace.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes that are no request of HTTP 1.1, or hardly one. {@code $HOST} is the server's. */
final class BrokenHttp {

  private static final String GET = "GET /version HTTP/1.1\r\nHost: $HOST\r\n";
  private static final String POST =
      GET.replace("GET /version", "POST /api/2.0/mlflow/runs/log-metric")
          + "Content-Type: application/json\r\n";

  private BrokenHttp() {}

  /** By what is wrong with it. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    startLines(all);
    headers(all);
    bodies(all);
    return all;
  }

  private static void startLines(Map<String, String> all) {
    String host = "\r\nHost: $HOST\r\n\r\n";
    all.put("a word", "HELLO\r\n\r\n");
    all.put("no target", "GET HTTP/1.1" + host);
    all.put("a version that there is not", "GET /version HTTP/9.9" + host);
    all.put("a version that is none", "GET /version HTCPCP/1.0" + host);
    all.put("an old version", "GET /version HTTP/1.0" + host);
    all.put("a target with blanks", "GET /ver sion HTTP/1.1" + host);
    all.put("a target without a slash", "GET version HTTP/1.1" + host);
    all.put("a star", "GET * HTTP/1.1" + host);
    all.put("OPTIONS of a star", "OPTIONS * HTTP/1.1" + host);
    all.put("another server's address", "GET http://evil.example/version HTTP/1.1" + host);
    all.put("a tunnel", "CONNECT evil.example:22 HTTP/1.1" + host);
    all.put("a broken percent sign", "GET /api/2.0/%zz/runs HTTP/1.1" + host);
    all.put("a half percent sign", "GET /api/2.0/mlflow/% HTTP/1.1" + host);
    all.put("a broken query", "GET /api/2.0/mlflow/runs/get?run_id=% HTTP/1.1" + host);
    all.put("a target too long", "GET /" + "x".repeat(100_000) + " HTTP/1.1" + host);
    all.put("a method too long", "X".repeat(100_000) + " / HTTP/1.1" + host);
    all.put("HTTP 2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    all.put("TLS", "\u0016\u0003\u0001\u0000\u00c8\u0001\u0000\u0000\u00c4\u0003\u0003\r\n\r\n");
    all.put("bare line feeds", "GET /version HTTP/1.1\nHost: $HOST\n\n");
  }

  private static void headers(Map<String, String> all) {
    all.put("no host", "GET /version HTTP/1.1\r\n\r\n");
    all.put("two hosts", GET + "Host: other\r\n\r\n");
    all.put("a host that is none", "GET /version HTTP/1.1\r\nHost: a b:c\r\n\r\n");
    all.put("a header without a colon", GET + "nonsense\r\n\r\n");
    all.put("a header without a name", GET + ": x\r\n\r\n");
    all.put("a header with a NUL", GET + "X-A: a\u0000b\r\n\r\n");
    all.put("a header that is folded", GET + "X-A: a\r\n  b\r\n\r\n");
    all.put("a header too long", GET + "X-A: " + "x".repeat(100_000) + "\r\n\r\n");
    all.put("too many headers", GET + "X-A: b\r\n".repeat(10_000) + "\r\n");
    all.put("WebSockets", GET + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    all.put(
        "an upgrade to HTTP 2",
        GET + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n");
  }

  private static void bodies(Map<String, String> all) {
    all.put("a length that is a word", POST + "Content-Length: many\r\n\r\n{}");
    all.put("a length below zero", POST + "Content-Length: -1\r\n\r\n{}");
    all.put("a length beyond numbers", POST + "Content-Length: 99999999999999999999\r\n\r\n{}");
    all.put("two lengths", POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
    all.put(
        "a length and chunks",
        POST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    all.put("a coding unknown", POST + "Transfer-Encoding: magic\r\n\r\n{}");
    all.put("a coding that is none", POST + "Transfer-Encoding: identity\r\n\r\n{}");
    all.put(
        "a chunk whose size is a word", POST + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n");
    all.put(
        "a chunk beyond numbers",
        POST + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n");
    all.put("no length at all", POST + "\r\n");
  }
}
