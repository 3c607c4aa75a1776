package io.headrace.event;

import io.headrace.metric.KeyPlaces;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Params or tags by key, and how large they are in all. Not thread-safe. */
final class KeyedTexts {

  private static final String[] NONE = {};

  private final KeyPlaces places = new KeyPlaces();
  private String[] texts = NONE;
  private long bytes;

  /** The text, or {@code null}. */
  String get(String key) {
    int place = places.find(key);
    return place == KeyPlaces.ABSENT ? null : texts[place];
  }

  void put(String key, String text) {
    int place = places.find(key);
    if (place == KeyPlaces.ABSENT) {
      place = places.add(key);
      if (place == texts.length) {
        texts = Arrays.copyOf(texts, places.capacity());
      }
    } else {
      bytes -= RunSize.of(key, texts[place]);
    }
    texts[place] = text;
    bytes += RunSize.of(key, text);
  }

  /** By how many bytes {@link #put} would make them larger; 0 if smaller. */
  long growth(String key, String text) {
    String before = get(key);
    return before == null
        ? RunSize.of(key, text)
        : Math.max(0, RunSize.of(text) - RunSize.of(before));
  }

  void putAll(Map<String, String> others) {
    others.forEach(this::put);
  }

  /** Whether there was one to remove. */
  boolean remove(String key) {
    int place = places.find(key);
    if (place == KeyPlaces.ABSENT) {
      return false;
    }
    bytes -= RunSize.of(key, texts[place]);
    System.arraycopy(texts, place + 1, texts, place, places.size() - place - 1);
    places.remove(place);
    texts[places.size()] = null;
    return true;
  }

  int size() {
    return places.size();
  }

  /** The keys; a new one is always the last. */
  KeyPlaces keys() {
    return places;
  }

  /** What all keys and texts come to, as {@link RunSize} counts. */
  long bytes() {
    return bytes;
  }

  void share(UnaryOperator<String> pool) {
    places.share(pool);
  }

  SortedMap<String, String> copy() {
    SortedMap<String, String> copy = new TreeMap<>();
    for (int place = 0; place < places.size(); place++) {
      copy.put(places.key(place), texts[place]);
    }
    return copy;
  }
}
