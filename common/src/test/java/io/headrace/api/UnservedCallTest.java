package io.headrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnservedCallTest {

  private static final List<UnservedCall> CALLS = UnservedCall.all();

  @Test
  void all_always_hasCallsOfEveryFamily() {
    assertThat(CALLS.stream().map(UnservedCall::family).distinct())
        .containsExactlyInAnyOrder(UnservedFamily.values());
  }

  @Test
  void all_always_namesEachCallOnce() {
    assertThat(CALLS.stream().flatMap(UnservedCallTest::routes)).doesNotHaveDuplicates();
  }

  @Test
  void all_always_hasNoCallThatIsServed() {
    Set<String> served =
        Stream.of(ApiCall.values())
            .flatMap(call -> call.paths().stream().map(path -> call.method() + " " + shape(path)))
            .collect(Collectors.toSet());

    assertThat(CALLS.stream().flatMap(UnservedCallTest::routes))
        .doesNotContainAnyElementsOf(served);
  }

  @Test
  void paths_byVersion_areThoseOfMlflow() {
    assertThat(paths("POST", "/mlflow/registered-models/create"))
        .containsExactly(
            "/api/2.0/mlflow/registered-models/create",
            "/ajax-api/2.0/mlflow/registered-models/create");
    assertThat(paths("GET", "/mlflow/ui-telemetry"))
        .containsExactly("/ajax-api/3.0/mlflow/ui-telemetry");
    assertThat(paths("GET", "/graphql")).containsExactly("/graphql");
  }

  private static List<String> paths(String method, String end) {
    return CALLS.stream()
        .filter(call -> call.method().equals(method))
        .flatMap(call -> call.paths().stream())
        .filter(path -> path.endsWith(end))
        .toList();
  }

  private static Stream<String> routes(UnservedCall call) {
    return call.paths().stream().map(path -> call.method() + " " + shape(path));
  }

  /** However its parameters are called. */
  private static String shape(String path) {
    return path.replaceAll(":\\w+", ":");
  }
}
