package io.headrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page under {@code docs} that lists the settings. It is generated here and held to the
 * committed one; with {@code -Dheadrace.docs.write=true} it is written instead.
 */
class ReferencePagesTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void settingsPage_isWhatTheCodeHas() throws IOException {
    String rows =
        Stream.of(Setting.values()).map(ReferencePagesTest::row).collect(Collectors.joining("\n"));
    hold(
        "settings.md",
        """
        # Settings

        Every setting there is. A service takes it from the environment; `./headrace up` also takes it as a flag, which
        wins. An unknown `HEADRACE_` variable stops the start. Sizes are written `512KiB`, `32MiB`, `1GiB`, times
        `500ms`, `30s`, `10m`, `1h`.

        | Variable | Flag | Default | Meaning |
        |---|---|---|---|
        %s
        """
            .formatted(rows));
  }

  private static String row(Setting setting) {
    String value = setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`";
    return "| `%s` | `%s` | %s | %s%s |"
        .formatted(
            setting.variable(),
            setting.flag(),
            value,
            setting.meaning(),
            setting.secret() ? " Never shown." : "");
  }

  private static void hold(String name, String expected) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("headrace.docs.write")) {
      Files.createDirectories(DOCS);
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as(
            "docs/%s is not what the code has; write it anew with"
                + " ./mvnw -pl common test -Dtest=ReferencePagesTest -Dheadrace.docs.write=true",
            name)
        .hasContent(expected);
  }
}
