package io.headrace.ui.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a gateway does to header fields (RFC 9110, section 7.6): those that speak of one connection
 * only stay behind, and the upstream is told who asked and under which name.
 */
final class ForwardedHeaders {

  private static final Set<String> ONE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_HOST = "X-Forwarded-Host";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private ForwardedHeaders() {}

  /** Fills the upstream request's head from the client's. */
  static void toUpstream(HttpServerRequest from, MultiMap to) {
    copy(from.headers(), to, Set.of("host", "expect"));
    String client = from.remoteAddress().hostAddress();
    String earlier = from.getHeader(FORWARDED_FOR);
    to.set(FORWARDED_FOR, earlier == null ? client : earlier + ", " + client);
    if (!to.contains(FORWARDED_HOST) && from.getHeader(HttpHeaders.HOST) != null) {
      to.set(FORWARDED_HOST, from.getHeader(HttpHeaders.HOST));
    }
    if (!to.contains(FORWARDED_PROTO)) {
      to.set(FORWARDED_PROTO, from.isSSL() ? "https" : "http");
    }
  }

  /** Fills the client's response head from the upstream's, which wins over what is there. */
  static void toClient(MultiMap from, MultiMap to) {
    copy(from, to, Set.of());
  }

  private static void copy(MultiMap from, MultiMap to, Set<String> others) {
    Set<String> left = new HashSet<>(ONE_HOP);
    left.addAll(others);
    for (String tokens : from.getAll(HttpHeaders.CONNECTION)) {
      for (String token : tokens.split(",", -1)) {
        left.add(token.trim().toLowerCase(Locale.ROOT));
      }
    }
    Set<String> begun = new HashSet<>();
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (left.contains(name)) {
        continue;
      }
      if (begun.add(name)) {
        to.set(header.getKey(), header.getValue());
      } else {
        to.add(header.getKey(), header.getValue());
      }
    }
  }
}
