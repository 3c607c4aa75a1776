package io.headrace.config;

/** How log lines are written; {@code logback.xml} includes the file named after it. */
public enum LogFormat {
  /** For people. */
  TEXT("text"),
  /** For log collectors. */
  JSON("json");

  private final String word;

  LogFormat(String word) {
    this.word = word;
  }

  /** The format that the settings choose. */
  public static LogFormat from(SettingValues values) {
    String chosen = values.text(Setting.LOG_FORMAT);
    for (LogFormat format : values()) {
      if (format.word.equals(chosen)) {
        return format;
      }
    }
    throw new SettingsException(
        Setting.LOG_FORMAT.variable() + " must be text or json, not '" + chosen + "'.");
  }

  /** As it is written in settings. */
  public String word() {
    return word;
  }
}
