package io.headrace.event;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Params or tags by key, and how large they are in all. Not thread-safe. */
final class KeyedTexts {

  private final SortedMap<String, String> texts = new TreeMap<>();
  private long bytes;

  /** The text, or {@code null}. */
  String get(String key) {
    return texts.get(key);
  }

  void put(String key, String text) {
    String before = texts.put(key, text);
    bytes += RunSize.of(key, text) - (before == null ? 0 : RunSize.of(key, before));
  }

  /** By how many bytes {@link #put} would make them larger; 0 if smaller. */
  long growth(String key, String text) {
    String before = texts.get(key);
    return before == null
        ? RunSize.of(key, text)
        : Math.max(0, RunSize.of(text) - RunSize.of(before));
  }

  void putAll(Map<String, String> others) {
    others.forEach(this::put);
  }

  /** Whether there was one to remove. */
  boolean remove(String key) {
    String before = texts.remove(key);
    if (before != null) {
      bytes -= RunSize.of(key, before);
    }
    return before != null;
  }

  int size() {
    return texts.size();
  }

  /** What all keys and texts come to, as {@link RunSize} counts. */
  long bytes() {
    return bytes;
  }

  SortedMap<String, String> copy() {
    return new TreeMap<>(texts);
  }
}
