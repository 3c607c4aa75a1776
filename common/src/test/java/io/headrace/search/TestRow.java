package io.headrace.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A row made of maps. */
record TestRow(
    Map<String, String> texts,
    Map<String, Long> numbers,
    Map<String, Double> metrics,
    Map<String, String> params,
    Map<String, String> tags,
    List<DatasetUse> datasets)
    implements SearchRow {

  static TestRow run(String runId, long startTime) {
    TestRow row =
        new TestRow(
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new ArrayList<>());
    row.texts.put("run_id", runId);
    row.numbers.put("start_time", startTime);
    return row;
  }

  TestRow withText(String attribute, String value) {
    texts.put(attribute, value);
    return this;
  }

  TestRow withNumber(String attribute, long value) {
    numbers.put(attribute, value);
    return this;
  }

  TestRow withMetric(String key, double value) {
    metrics.put(key, value);
    return this;
  }

  TestRow withParam(String key, String value) {
    params.put(key, value);
    return this;
  }

  TestRow withTag(String key, String value) {
    tags.put(key, value);
    return this;
  }

  TestRow withDatasets(DatasetUse... uses) {
    return new TestRow(texts, numbers, metrics, params, tags, new ArrayList<>(List.of(uses)));
  }

  String runId() {
    return texts.get("run_id");
  }

  @Override
  public String text(String attribute) {
    return texts.get(attribute);
  }

  @Override
  public Long number(String attribute) {
    return numbers.get(attribute);
  }

  @Override
  public String tag(String key) {
    return tags.get(key);
  }

  @Override
  public String param(String key) {
    return params.get(key);
  }

  @Override
  public Double metric(String key, DatasetScope scope) {
    return metrics.get(key);
  }

  @Override
  public long weight() {
    return numbers.getOrDefault("weight", 0L);
  }
}
