package io.headrace.view;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Gives equal keys as one object, so that 100,000 runs with the same metrics have each name once.
 *
 * <p>Confined to one thread.
 */
final class KeyPool implements UnaryOperator<String> {

  /** Then it begins anew: what runs have keeps its keys, and those that come share others. */
  private static final int MAX_KEYS = 200_000;

  private final Map<String, String> keys = new HashMap<>();

  /** Whether runs may have keys that are not in the pool any more. */
  private boolean beganAnew;

  /** When there are no runs any more. */
  void clear() {
    keys.clear();
    beganAnew = false;
  }

  /** Whether a run may have the key; false if none has. */
  boolean mayHave(String key) {
    return beganAnew || keys.containsKey(key);
  }

  @Override
  public String apply(String key) {
    if (keys.size() == MAX_KEYS) {
      keys.clear();
      beganAnew = true;
    }
    String before = keys.putIfAbsent(key, key);
    return before == null ? key : before;
  }
}
