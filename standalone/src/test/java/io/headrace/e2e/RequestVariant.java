package io.headrace.e2e;

import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType.Listing;
import io.headrace.api.schema.Shape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request that differs from a good one in one field.
 *
 * @param field which may be one of an object within
 */
record RequestVariant(Field field, JsonObject request) {

  /**
   * The variants of a request.
   *
   * @param good a good request, or object within, of a shape
   * @param changes what is done about a field to the object that it is in; each is a variant
   */
  static List<RequestVariant> of(
      Function<Shape, JsonObject> good,
      Shape shape,
      Function<Field, List<Consumer<JsonObject>>> changes) {
    List<RequestVariant> variants = new ArrayList<>();
    for (Field field : shape.fields()) {
      for (Consumer<JsonObject> change : changes.apply(field)) {
        JsonObject request = good.apply(shape);
        change.accept(request);
        variants.add(new RequestVariant(field, request));
      }
      if (field.type() instanceof Shape nested) {
        for (RequestVariant within : of(good, nested, changes)) {
          variants.add(within.in(good.apply(shape), field, within.request()));
        }
      } else if (field.type() instanceof Listing list && list.items() instanceof Shape nested) {
        for (RequestVariant within : of(good, nested, changes)) {
          variants.add(within.in(good.apply(shape), field, JsonArray.of(within.request())));
        }
      }
    }
    return variants;
  }

  private RequestVariant in(JsonObject outer, Field place, Object value) {
    return new RequestVariant(field, outer.put(place.name(), value));
  }
}
