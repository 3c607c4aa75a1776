package io.headrace.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values of all settings as text, from the environment over the defaults. The records beside
 * this class turn them into types and refuse what cannot be.
 */
public final class SettingValues {

  /** How many edits away a misspelt variable may be to be taken for a known one. */
  private static final int NEAR = 4;

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);

  private SettingValues() {}

  /**
   * Reads {@code HEADRACE_…} variables; others are left alone.
   *
   * @throws SettingsException for a {@code HEADRACE_} variable that is no setting
   */
  public static SettingValues of(Map<String, String> environment) {
    SettingValues settings = new SettingValues();
    environment.forEach(
        (variable, value) -> {
          if (Setting.isHeadraceVariable(variable)) {
            settings.values.put(known(variable), value.trim());
          }
        });
    return settings;
  }

  private static Setting known(String variable) {
    return Setting.ofVariable(variable)
        .orElseThrow(
            () -> {
              String nearest =
                  Stream.of(Setting.values())
                      .map(Setting::variable)
                      .min((a, b) -> Integer.compare(edits(variable, a), edits(variable, b)))
                      .orElseThrow();
              String hint =
                  edits(variable, nearest) <= NEAR
                      ? "did you mean " + nearest + "?"
                      : "docs/settings.md lists those there are.";
              return new SettingsException("Unknown setting " + variable + "; " + hint);
            });
  }

  /** These values with one set, as a command-line flag does. */
  public SettingValues with(Setting setting, String value) {
    SettingValues changed = new SettingValues();
    changed.values.putAll(values);
    changed.values.put(setting, value);
    return changed;
  }

  /** Whether the setting was given a value, be it the default's. */
  public boolean isSet(Setting setting) {
    return !text(setting).isEmpty() && values.containsKey(setting);
  }

  public String text(Setting setting) {
    String value = values.get(setting);
    return value == null || value.isEmpty() ? setting.defaultValue() : value;
  }

  /** Text that has no default and must be given. */
  public String required(Setting setting) {
    String value = text(setting);
    if (value.isEmpty()) {
      throw new SettingsException(setting.variable() + " must be set.");
    }
    return value;
  }

  public List<String> list(Setting setting) {
    List<String> items = new ArrayList<>();
    for (String item : text(setting).split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.trim());
      }
    }
    return List.copyOf(items);
  }

  public int integer(Setting setting) {
    String value = text(setting);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new SettingsException(
          setting.variable() + " must be a whole number, not '" + value + "'.");
    }
  }

  /** A size such as {@code 512KiB}, {@code 32MiB} or {@code 1GiB}, in bytes. */
  public long bytes(Setting setting) {
    String value = text(setting);
    Matcher size = Pattern.compile("(\\d{1,9})\\s*(B|KiB|MiB|GiB)").matcher(value);
    if (!size.matches()) {
      throw new SettingsException(
          setting.variable() + " must be a size such as 32MiB, not '" + value + "'.");
    }
    int shift = List.of("B", "KiB", "MiB", "GiB").indexOf(size.group(2)) * 10;
    return Long.parseLong(size.group(1)) << shift;
  }

  /** A time such as {@code 500ms}, {@code 30s}, {@code 10m} or {@code 1h}. */
  public Duration duration(Setting setting) {
    String value = text(setting);
    Matcher time = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)").matcher(value);
    if (!time.matches()) {
      throw new SettingsException(
          setting.variable() + " must be a time such as 10m, not '" + value + "'.");
    }
    ChronoUnit unit =
        switch (time.group(2)) {
          case "ms" -> ChronoUnit.MILLIS;
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          default -> ChronoUnit.HOURS;
        };
    return Duration.of(Long.parseLong(time.group(1)), unit);
  }

  /** Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
