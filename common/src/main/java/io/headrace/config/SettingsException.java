package io.headrace.config;

/** A setting that cannot be used; its message is one sentence for the person who set it. */
public final class SettingsException extends RuntimeException {
  public SettingsException(String message) {
    super(message, null, false, false);
  }
}
