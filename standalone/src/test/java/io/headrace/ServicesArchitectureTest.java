package io.headrace;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the modules: the services meet in {@code common} and at the edge only. */
class ServicesArchitectureTest {

  private static final String[] SERVICES = {
    "io.headrace.tracking..", "io.headrace.query..", "io.headrace.artifact..", "io.headrace.ui.."
  };
  private static final String STANDALONE = "io.headrace.standalone..";
  private static final String GC = "io.headrace.gc..";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // They are clients like others: the tests have their demo, and what runs has nothing of
          // them.
          .withImportOption(location -> !location.contains("io/headrace/benchmarks"))
          .importPackages("io.headrace");

  @ParameterizedTest
  @ValueSource(strings = {"tracking", "query", "artifact", "ui"})
  void service_doesNotSeeTheOthers(String name) {
    String service = "io.headrace." + name + "..";
    String[] others =
        Stream.concat(Stream.of(SERVICES), Stream.of(STANDALONE, GC))
            .filter(other -> !other.equals(service))
            .toArray(String[]::new);
    assertThat(OURS.that(resideInAPackage(service))).isNotEmpty();
    noClasses()
        .that()
        .resideInAPackage(service)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(OURS);
  }

  @Test
  void common_doesNotSeeTheServices() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.concat(Stream.of(SERVICES), Stream.of(STANDALONE, GC)).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SERVICES)
        .check(OURS);
    assertThat(OURS.that(resideInAPackage("io.headrace.api.."))).isNotEmpty();
  }

  @Test
  void gc_seesOfTheServicesHowArtifactsAreDeletedAlone() {
    noClasses()
        .that()
        .resideInAPackage(GC)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.headrace.tracking..", "io.headrace.query..", "io.headrace.ui..", STANDALONE)
        .check(OURS);
    assertThat(OURS.that(resideInAPackage(GC))).isNotEmpty();
  }

  /** Standalone starts the backends and so may know them; the services know our adapters only. */
  @ParameterizedTest
  @CsvSource({
    "com.datastax.., io.headrace.store..",
    "org.apache.kafka.., io.headrace.log..",
    "io.vertx.kafka.., io.headrace.log..",
    "io.minio.., io.headrace.objects.."
  })
  void library_isUsedByItsAdapterAlone(String library, String adapter) {
    onlyAdapterUses(library, adapter).check(OURS);
    assertThat(onlyAdapterUses(library, "nobody..").evaluate(OURS).hasViolation()).isTrue();
  }

  private static ArchRule onlyAdapterUses(String library, String adapter) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(adapter, STANDALONE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
