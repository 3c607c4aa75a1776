package io.headrace.fuzz;

import io.headrace.api.ApiCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Makes requests to a call: what a well-meant one says, with some of it changed, or something else
 * altogether. What it makes follows from the seed. Not thread-safe.
 */
final class FuzzRequests {

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get");

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-8",
          "APPLICATION/JSON;",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "",
          ";",
          "application/json,a/b",
          "multipart/form-data; boundary=x",
          "application/json; charset=utf-16");

  private static final List<String> HEADERS =
      List.of(
          "Accept: */*;q=x",
          "Accept-Encoding: gzip, deflate, br",
          "Range: bytes=5-1",
          "Range: bytes=0-,9-x",
          "If-None-Match: *",
          "If-Modified-Since: yesterday",
          "Origin: http://evil.example",
          "Origin: null",
          "X-Forwarded-For: \u00e4, \"",
          "Cookie: a=b; =;",
          "X-HTTP-Method-Override: DELETE",
          "Authorization: Basic !!!",
          "Content-Encoding: gzip",
          "X-Long: " + "x".repeat(8_000),
          "X-MLFLOW-WORKSPACE: ../other",
          "Expect: 100-continue",
          "Upgrade: websocket",
          "Connection: keep-alive",
          "X-Empty:",
          "Te: trailers, gzip");

  private static final List<String> SEGMENTS =
      List.of(
          "x",
          "%2e%2e",
          "..",
          "%00",
          "%ff",
          "%c3%28",
          "a%2fb",
          "a%5cb",
          "%",
          "%zz",
          "..;",
          "*",
          ":",
          "%25%32%65",
          "a%0d%0ab",
          "\u00fc",
          "a+b",
          "m-" + "0".repeat(32),
          "y".repeat(3_000),
          "");

  private static final List<String> PAIRS =
      List.of(
          "%",
          "=",
          "&&",
          "a",
          "run_id=%zz",
          "run_id=%ff%fe",
          "run_id=%u0041",
          "x[]=1",
          "max_results=;",
          "a=b=c",
          "%00=%00",
          "run_id",
          "page_token=" + "A".repeat(5_000),
          "?",
          "+");

  private final SplittableRandom random;
  private final Subjects subjects;
  private final HostileValues values;
  private final HostileClauses clauses;

  FuzzRequests(long seed, Subjects subjects) {
    this.random = new SplittableRandom(seed);
    this.subjects = subjects;
    this.values = new HostileValues(random);
    this.clauses = new HostileClauses(random, values);
  }

  FuzzRequest next(ApiCall call) {
    String path = path(call);
    Json fields = fields(call);
    String method = rarely(20) ? values.oneOf(METHODS) : call.method().name();
    List<String> headers = new ArrayList<>();
    for (int i = random.nextInt(6) - 4; i > 0; i--) {
      headers.add(values.oneOf(HEADERS));
    }
    if (call.method() == ApiCall.Method.GET) {
      byte[] body = rarely(20) ? body(fields) : null;
      return new FuzzRequest(method, path + query(fields), headers, body);
    }
    headers.add("Content-Type: " + (rarely(15) ? values.oneOf(CONTENT_TYPES) : "application/json"));
    return new FuzzRequest(method, path + (rarely(20) ? query(fields) : ""), headers, body(fields));
  }

  private boolean rarely(int times) {
    return random.nextInt(times) == 0;
  }

  private String path(ApiCall call) {
    String path = values.oneOf(call.paths());
    String id = rarely(5) ? values.oneOf(SEGMENTS) : subjects.modelId();
    path =
        path.replace(":model_id", id).replace(":tag_key", rarely(3) ? values.oneOf(SEGMENTS) : "k");
    if (path.endsWith("*")) {
      path =
          path.substring(0, path.length() - 1)
              + values.oneOf(SEGMENTS)
              + "/"
              + values.oneOf(SEGMENTS);
    }
    return switch (random.nextInt(25)) {
      case 0 -> path.replace("/mlflow", "//mlflow");
      case 1 -> path + values.oneOf(List.of("/", "/x", "%20", ";a=b", "%2f", "/..", "#", "\\"));
      case 2 -> path.substring(0, 1 + random.nextInt(path.length()));
      default -> path;
    };
  }

  private Json fields(ApiCall call) {
    if (rarely(25)) {
      return values.any(4);
    }
    Json.Fields fields = SampleFields.of(call, subjects);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      change(fields);
    }
    return fields;
  }

  private void change(Json.Fields object) {
    List<Json.Field> fields = object.fields();
    if (fields.isEmpty()) {
      fields.add(new Json.Field(values.text(random.nextInt(9)), values.any(2)));
      return;
    }
    int index = random.nextInt(fields.size());
    Json.Field field = fields.get(index);
    switch (random.nextInt(10)) {
      case 0 -> fields.remove(index);
      case 1 -> fields.add(new Json.Field(field.name(), values.token()));
      case 2 -> fields.set(index, new Json.Field(camelCase(field.name()), field.value()));
      case 3 ->
          fields.set(index, new Json.Field(field.name(), new Json.Items(List.of(field.value()))));
      case 4 -> fields.add(new Json.Field(values.text(random.nextInt(9)), values.any(3)));
      default -> fields.set(index, new Json.Field(field.name(), changed(field)));
    }
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return camel.toString();
  }

  private Json changed(Json.Field field) {
    if (!rarely(8)) {
      if (field.name().equals("filter")) {
        return new Json.Token(Json.quoted(clauses.filter()));
      }
      if (field.name().equals("order_by") && !(first(field.value()) instanceof Json.Fields)) {
        return new Json.Items(random.ints(random.nextInt(4)).mapToObj(i -> order()).toList());
      }
    }
    if (!rarely(3) && field.value() instanceof Json.Fields nested) {
      change(nested);
      return nested;
    }
    if (!rarely(3) && first(field.value()) instanceof Json.Fields item) {
      change(item);
      return field.value();
    }
    return rarely(6) ? values.any(3) : values.token();
  }

  private Json order() {
    return new Json.Token(Json.quoted(clauses.order()));
  }

  private static Json first(Json value) {
    return value instanceof Json.Items list && !list.items().isEmpty()
        ? list.items().get(0)
        : value;
  }

  private byte[] body(Json fields) {
    String text = rarely(30) ? Json.quoted(fields.toString()) : fields.toString();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return rarely(4) ? values.damaged(body) : body;
  }

  private String query(Json fields) {
    List<String> pairs = new ArrayList<>();
    if (fields instanceof Json.Fields object) {
      object.fields().forEach(field -> pairs.addAll(pairs(field)));
    }
    while (rarely(4)) {
      pairs.add(values.oneOf(PAIRS));
    }
    String query = String.join("&", pairs);
    // Longer ones are for BrokenHttp.
    return "?" + query.substring(0, Math.min(query.length(), 30_000));
  }

  private static List<String> pairs(Json.Field field) {
    List<Json> items =
        field.value() instanceof Json.Items list ? list.items() : List.of(field.value());
    return items.stream()
        .map(item -> encode(field.name()) + "=" + encode(plain(item)))
        .collect(Collectors.toList());
  }

  private static String plain(Json value) {
    String text = value.toString();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replace("\\\"", "\"") : text;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
