package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.calls.CallDescription;
import io.headrace.api.calls.CallDescriptions;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.FieldType.Bool;
import io.headrace.api.schema.FieldType.Listing;
import io.headrace.api.schema.FieldType.Text;
import io.headrace.api.schema.Shape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the document says of requests, put to every call: the fields that it lists are read, as what
 * they are said to be and within the limits that are told, and no others.
 */
@ExtendWith(RunningHeadraceResolver.class)
final class DocumentedRequestsTest {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private static final Set<ApiCall> CHANGING_FILES =
      Set.of(ApiCall.DELETE_PROXIED_ARTIFACT, ApiCall.COMPLETE_MULTIPART_UPLOAD);

  private static DocumentedClient client;
  private static SampleRequest sample;

  @BeforeAll
  static void begin(RawClient raw) throws IOException {
    client = new DocumentedClient(raw);
    sample = new SampleRequest(new SampleThings(client));
  }

  /** Requests for a call that may change what they are about. */
  private static SampleRequest fresh(ApiCall call) throws IOException {
    if (call.owner() != ApiCall.Owner.TRACKING && !CHANGING_FILES.contains(call)) {
      return sample;
    }
    SampleThings things = new SampleThings(client);
    if (call == ApiCall.RESTORE_EXPERIMENT) {
      client.ask(
          ApiCall.DELETE_EXPERIMENT, new JsonObject().put("experiment_id", things.experimentId));
    }
    return new SampleRequest(things);
  }

  private static Shape shape(ApiCall call) {
    return CallDescriptions.of(call).request();
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void call_withWhatIsRequiredAlone_isServed(ApiCall call) throws IOException {
    assertServed(call, fresh(call).of(shape(call)));
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void call_withAllFields_isServed(ApiCall call) throws IOException {
    assertServed(call, fresh(call).ofAll(shape(call)));
  }

  private static void assertServed(ApiCall call, JsonObject request) throws IOException {
    client.ask(call, request);
    if (hasBodyAlone(call)) {
      assertThat(client.document().faultOfBody(CallDescriptions.of(call), request)).isEmpty();
    }
  }

  private static boolean hasBodyAlone(ApiCall call) {
    CallDescription description = CallDescriptions.of(call);
    return description.hasJsonBody()
        && !call.pathBehindPrefix().contains(":")
        && !shape(call).fields().stream().allMatch(description::isInPath);
  }

  /** Older names in place of the newer, defaults spelled out, and what only other calls read. */
  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void call_saidInOtherWordsAndMore_isServed(ApiCall call) throws IOException {
    Shape shape = shape(call);
    JsonObject request = fresh(call).of(shape);
    for (Field field : shape.fields()) {
      if (field.absent() != null) {
        request.put(field.name(), field.absent());
      }
      if (field.olderName() != null) {
        request.put(field.olderName(), request.remove(field.name()));
      }
      if (bare(field.type()) instanceof Shape) {
        request.put(field.name(), sample.value(field));
      }
    }
    addUnreadable(shape, request);

    client.ask(call, request);
  }

  private static void addUnreadable(Shape shape, JsonObject request) {
    for (Field field : shape.fields()) {
      if (bare(field.type()) instanceof Shape nested) {
        Object value = request.getValue(field.name());
        addUnreadable(
            nested, value instanceof JsonArray list ? list.getJsonObject(0) : (JsonObject) value);
      }
    }
    Set<String> others = new TreeSet<>();
    CallDescriptions.all().forEach(call -> addNames(call.request(), others));
    Set<String> read = new TreeSet<>();
    shape.fields().forEach(field -> addNames(field, read));
    others.removeAll(read);
    others.forEach(
        name -> request.put(name, JsonArray.of(JsonArray.of(new JsonObject()), "no such thing")));
  }

  private static void addNames(Shape shape, Set<String> names) {
    for (Field field : shape.fields()) {
      addNames(field, names);
      if (bare(field.type()) instanceof Shape nested) {
        addNames(nested, names);
      }
    }
  }

  private static void addNames(Field field, Set<String> names) {
    names.add(field.name());
    if (field.olderName() != null) {
      names.add(field.olderName());
    }
  }

  private static FieldType bare(FieldType type) {
    return type instanceof Listing list ? list.items() : type;
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void field_thatIsRequired_mayNotBeLeftOut(ApiCall call) throws IOException {
    for (RequestVariant variant :
        variants(call, sample::of, DocumentedRequestsTest::withoutIfRequired)) {
      // Of a list that may not be empty some calls name the item.
      assertRefused(call, variant, variant.field().name().replaceFirst("s$", ""));
    }
  }

  private static List<Consumer<JsonObject>> withoutIfRequired(Field field) {
    return field.required() ? List.of(request -> request.remove(field.name())) : List.of();
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void field_ofAnotherType_isRefused(ApiCall call) throws IOException {
    boolean inQuery = !CallDescriptions.of(call).hasJsonBody();
    for (RequestVariant variant :
        variants(call, sample::of, field -> ofAnotherType(field, inQuery))) {
      boolean named = !inQuery && !(variant.field().type() instanceof Bool);
      assertRefused(call, variant, named ? variant.field().name() : "");
      if (hasBodyAlone(call)) {
        assertThat(client.document().faultOfBody(CallDescriptions.of(call), variant.request()))
            .as("%s", variant)
            .isNotEmpty();
      }
    }
  }

  private static List<Consumer<JsonObject>> ofAnotherType(Field field, boolean inQuery) {
    return SampleRequest.wrong(field, inQuery).stream()
        .<Consumer<JsonObject>>map(value -> request -> request.put(field.name(), value))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void field_byItsOlderNameOfAnotherType_isRefused(ApiCall call) throws IOException {
    if (CallDescriptions.of(call).hasJsonBody()) {
      for (RequestVariant variant :
          variants(call, sample::of, DocumentedRequestsTest::olderOfAnotherType)) {
        assertRefused(call, variant, variant.field().olderName());
      }
    }
  }

  private static List<Consumer<JsonObject>> olderOfAnotherType(Field field) {
    if (field.olderName() == null) {
      return List.of();
    }
    return List.of(
        request -> {
          request.remove(field.name());
          request.put(field.olderName(), SampleRequest.wrong(field, false).get(0));
        });
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void field_pastItsLimit_isRefused(ApiCall call) throws IOException {
    for (RequestVariant variant : variants(call, sample::ofAll, DocumentedRequestsTest::past)) {
      HttpAnswer answer = client.send(call, variant.request());
      // So long an id is refused as such, or is nobody's.
      if (!variant.field().name().equals("run_id") || answer.status() != NOT_FOUND) {
        assertRefused(variant, answer, "");
      }
    }
  }

  private static List<Consumer<JsonObject>> past(Field field) {
    return sample.excessive(field).stream()
        .<Consumer<JsonObject>>map(value -> request -> request.put(field.name(), value))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void text_asLongAsItsLimit_isNotTooLong(ApiCall call) throws IOException {
    SampleRequest own = fresh(call);
    for (RequestVariant variant : variants(call, own::ofAll, DocumentedRequestsTest::longest)) {
      assertThat(client.send(call, variant.request()).body())
          .as(variant.field().name())
          .doesNotContain("exceeds the maximum", "cannot be greater than");
    }
  }

  private static List<Consumer<JsonObject>> longest(Field field) {
    return field.type() instanceof Text text && text.isLimited()
        ? List.of(request -> request.put(field.name(), sample.longest(field, text)))
        : List.of();
  }

  /** Requests that are good but for one field, which {@code changes} change; none in the path. */
  private static List<RequestVariant> variants(
      ApiCall call,
      Function<Shape, JsonObject> good,
      Function<Field, List<Consumer<JsonObject>>> changes) {
    CallDescription description = CallDescriptions.of(call);
    return RequestVariant.of(good, description.request(), changes).stream()
        .filter(variant -> !description.isInPath(variant.field()))
        .toList();
  }

  private static void assertRefused(ApiCall call, RequestVariant variant, String name)
      throws IOException {
    assertRefused(variant, client.send(call, variant.request()), name);
  }

  private static void assertRefused(RequestVariant variant, HttpAnswer answer, String name) {
    String sent = variant.request().encode();
    assertThat(answer.status())
        .as("%s in %.300s: %s", variant.field().name(), sent, answer.body())
        .isEqualTo(BAD_REQUEST);
    // Some messages have the name as words.
    assertThat(answer.json().getString("message").replace(' ', '_')).contains(name);
  }
}
