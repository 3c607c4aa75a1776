package io.headrace.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.api.ApiCall;
import io.headrace.api.schema.Field;
import io.headrace.api.schema.FieldType;
import io.headrace.api.schema.FieldType.Listing;
import io.headrace.api.schema.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallDescriptionsTest {

  private static final Pattern PATH_PARAMETER = Pattern.compile(":(\\w+)");

  @Test
  void descriptions_all_areThoseOfTheTableInItsOrder() {
    assertThat(CallDescriptions.all())
        .extracting(CallDescription::call)
        .containsExactly(ApiCall.values());
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void description_ofAnyCall_hasWords(ApiCall call) {
    CallDescription description = CallDescriptions.of(call);

    assertThat(description.summary()).isNotBlank().doesNotEndWith(".");
    assertThat(description.description()).matches("(?s)[A-Z].*\\.");
    assertWorded(description.request());
    assertWorded(description.answer());
  }

  private static void assertWorded(Shape shape) {
    for (Field field : shape.fields()) {
      assertThat(field.name()).matches("[a-z][a-z_]*");
      assertThat(field.description()).as(field.name()).matches("(?s)[A-Z`].*\\.");
      if (bare(field.type()) instanceof Shape nested) {
        assertWorded(nested);
      }
    }
  }

  private static FieldType bare(FieldType type) {
    return type instanceof Listing list ? bare(list.items()) : type;
  }

  @ParameterizedTest
  @EnumSource(ApiCall.class)
  void pathParameter_ofAnyCall_isARequiredFieldOfIt(ApiCall call) {
    List<String> parameters =
        PATH_PARAMETER.matcher(call.pathBehindPrefix()).results().map(it -> it.group(1)).toList();

    assertThat(CallDescriptions.of(call).request().fields())
        .filteredOn(Field::required)
        .extracting(Field::name)
        .containsAll(parameters);
  }

  @Test
  void shapes_ofOneName_areTheSame() {
    Map<String, Shape> known = new HashMap<>();
    for (CallDescription description : CallDescriptions.all()) {
      collect(description.request(), known);
      collect(description.answer(), known);
    }
    assertThat(known).containsKeys("Run", "Experiment", "LoggedModel");
  }

  private static void collect(Shape shape, Map<String, Shape> known) {
    if (!shape.name().isEmpty()) {
      assertThat(known.getOrDefault(shape.name(), shape)).isEqualTo(shape);
      known.put(shape.name(), shape);
    }
    for (Field field : shape.fields()) {
      if (bare(field.type()) instanceof Shape nested) {
        collect(nested, known);
      }
    }
  }
}
