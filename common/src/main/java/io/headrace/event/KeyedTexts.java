package io.headrace.event;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Params or tags by key, and how long they are in all. Not thread-safe. */
final class KeyedTexts {

  private final SortedMap<String, String> texts = new TreeMap<>();
  private long length;

  /** The text, or {@code null}. */
  String get(String key) {
    return texts.get(key);
  }

  void put(String key, String text) {
    String before = texts.put(key, text);
    length += text.length() - (before == null ? -key.length() : before.length());
  }

  void putAll(Map<String, String> others) {
    others.forEach(this::put);
  }

  /** Whether there was one to remove. */
  boolean remove(String key) {
    String before = texts.remove(key);
    if (before != null) {
      length -= key.length() + before.length();
    }
    return before != null;
  }

  int size() {
    return texts.size();
  }

  /** Chars of all keys and texts. */
  long length() {
    return length;
  }

  SortedMap<String, String> copy() {
    return new TreeMap<>(texts);
  }
}
