package io.headrace.api.calls;

import io.headrace.api.schema.FieldType;
import io.headrace.model.LifecycleStage;
import java.util.stream.Stream;

/** Where in its life something is, in the words of answers. */
final class Stages {

  static final FieldType TYPE =
      new FieldType.Choice(
          "LifecycleStage", Stream.of(LifecycleStage.values()).map(LifecycleStage::word).toList());

  static final String WORDS = "`deleted` is in the bin.";

  private Stages() {}
}
