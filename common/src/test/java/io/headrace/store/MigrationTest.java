package io.headrace.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationTest {

  @Test
  void all_areNumberedWithoutGaps() {
    List<Migration> migrations = Migration.all();

    assertThat(migrations)
        .extracting(Migration::version)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, migrations.size()).boxed().toList());
  }

  @Test
  void all_consistOfStatementsThatMayRunAgain() {
    assertThat(Migration.all())
        .flatExtracting(Migration::statements)
        .allSatisfy(statement -> assertThat(statement).contains("IF NOT EXISTS"));
  }

  @Test
  void parse_splitsAtSemicolonsThatEndALine() {
    Migration migration =
        Migration.parse(
            "0042-some-title.cql",
            """
            -- a comment; with a semicolon;
            CREATE TABLE IF NOT EXISTS a (
              b text PRIMARY KEY
            );

              -- another
            CREATE TABLE IF NOT EXISTS c (d text PRIMARY KEY) WITH comment = 'x; y';
            """);

    assertThat(migration.version()).isEqualTo(42);
    assertThat(migration.title()).isEqualTo("some-title");
    assertThat(migration.statements())
        .containsExactly(
            "CREATE TABLE IF NOT EXISTS a (\n  b text PRIMARY KEY\n)",
            "CREATE TABLE IF NOT EXISTS c (d text PRIMARY KEY) WITH comment = 'x; y'");
  }
}
