package io.headrace.config;

import java.util.Locale;

/**
 * The prefix that keeps installations (and tests) apart on shared backends: it is part of every
 * topic, consumer group, keyspace and bucket name.
 *
 * @param name lower-case letters, digits and dashes, starting with a letter, at most 40
 */
public record Namespace(String name) {

  public Namespace {
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new SettingsException(
          Setting.NAMESPACE.variable()
              + " must be lower-case letters, digits and dashes, starting with a letter, at most"
              + " 40, not '"
              + name
              + "'.");
    }
  }

  static Namespace from(SettingValues values) {
    return new Namespace(values.text(Setting.NAMESPACE).toLowerCase(Locale.ROOT));
  }

  /** A topic or consumer group: {@code headrace.runs}. */
  public String dotted(String what) {
    return name + "." + what;
  }

  /** A bucket: {@code headrace-artifacts}. */
  public String dashed(String what) {
    return name + "-" + what;
  }

  /** A keyspace: Cassandra allows no dash without quotes. */
  public String keyspace() {
    return name.replace('-', '_');
  }
}
