package io.headrace.ui;

import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunTag;

/** What runs for the browser log, a second a step from one moment on. */
final class LoggedValues {

  /** ms since the epoch. */
  static final long START = 1_763_900_000_000L;

  private LoggedValues() {}

  static long timeOf(long step) {
    return START + step * 1_000;
  }

  static Metric point(String key, double value, long step) {
    return Metric.newBuilder()
        .setKey(key)
        .setValue(value)
        .setStep(step)
        .setTimestamp(timeOf(step))
        .build();
  }

  static Param param(String key, String value) {
    return Param.newBuilder().setKey(key).setValue(value).build();
  }

  static RunTag tag(String key, String value) {
    return RunTag.newBuilder().setKey(key).setValue(value).build();
  }
}
