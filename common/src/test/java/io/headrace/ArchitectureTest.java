package io.headrace;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The walls inside {@code common}: which packages are pure, and who may touch which library. Every
 * rule is also shown to bite, so that none passes because it looks at nothing.
 */
class ArchitectureTest {

  private static final String GENERATED = "io.headrace.event.proto..";
  private static final String[] IMPURE_LIBRARIES = {
    "io.vertx..", "io.netty..", "org.apache.kafka..", "com.datastax..", "io.minio..", "okhttp3.."
  };
  private static final List<String> ATTIC_NAMES =
      List.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Base", "Common", "Misc");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.headrace");

  @ParameterizedTest
  @ValueSource(strings = {"model", "error", "api", "event", "metric", "search", "digest"})
  void purePackage_doesNotKnowDriverBrokerOrVertx(String name) {
    assertThat(OURS.that(resideInAPackage("io.headrace." + name + ".."))).isNotEmpty();
    pure("io.headrace." + name + "..").check(OURS);
  }

  @Test
  void purityRule_onThePackageOfHttp_bites() {
    assertThat(pure("io.headrace.http..").evaluate(OURS).hasViolation()).isTrue();
  }

  private static ArchRule pure(String name) {
    return noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(IMPURE_LIBRARIES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "error", "api", "search"})
  void purePackage_butEventAndMetric_doesNotKnowProtobuf(String name) {
    noClasses()
        .that()
        .resideInAPackage("io.headrace." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.protobuf..")
        .check(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "com.datastax.., io.headrace.store..",
    "org.apache.kafka.., io.headrace.log..",
    "io.vertx.kafka.., io.headrace.log..",
    "io.minio.., io.headrace.objects..",
    "okhttp3.., io.headrace.objects.."
  })
  void library_isUsedByItsAdapterAlone(String library, String adapter) {
    onlyAdapterUses(library, adapter).check(OURS);
    assertThat(onlyAdapterUses(library, "nobody..").evaluate(OURS).hasViolation()).isTrue();
  }

  private static ArchRule onlyAdapterUses(String library, String adapter) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  @Test
  void className_saysWhatTheClassIs() {
    classes().that(areWritten()).should(nameAThing()).check(OURS);
    assertThat(
            classes()
                .should(nameAThing())
                .evaluate(new ClassFileImporter().importClasses(NamedUtil.class))
                .hasViolation())
        .isTrue();
  }

  @Test
  void class_doesNotExtendAnotherOfOurs() {
    classes().that(areWritten()).should(notExtendOurs()).check(OURS);
    assertThat(
            classes()
                .should(notExtendOurs())
                .evaluate(new ClassFileImporter().importClasses(NamedUtil.class, Child.class))
                .hasViolation())
        .isTrue();
  }

  /** What the rules on names and inheritance must refuse. */
  private static class NamedUtil {}

  private static final class Child extends NamedUtil {}

  private static DescribedPredicate<JavaClass> areWritten() {
    return DescribedPredicate.not(resideInAPackage(GENERATED));
  }

  private static ArchCondition<JavaClass> nameAThing() {
    return new ArchCondition<>("not be named as an attic") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String name = type.getSimpleName();
        if (ATTIC_NAMES.stream().anyMatch(name::endsWith)) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " says not what it is"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> notExtendOurs() {
    return new ArchCondition<>("not extend a class of ours, but for exceptions") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getRawSuperclass()
            .filter(parent -> parent.getPackageName().startsWith("io.headrace"))
            .filter(parent -> !parent.isEnum() && !parent.isAssignableTo(Throwable.class))
            .ifPresent(
                parent ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " extends " + parent.getName())));
      }
    };
  }
}
