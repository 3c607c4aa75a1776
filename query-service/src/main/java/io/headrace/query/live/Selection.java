package io.headrace.query.live;

import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.api.RunIdRule;
import io.headrace.digest.Sha256;
import io.headrace.error.HeadraceException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stream is of. Streams of one selection are told the same.
 *
 * @param runIds in order, each once; at least one
 * @param keys of the metrics; none for all that the runs have
 */
record Selection(List<String> runIds, Set<String> keys) {

  Selection {
    runIds = List.copyOf(new TreeSet<>(runIds));
    keys = Set.copyOf(keys);
  }

  /**
   * What a request asks for.
   *
   * @throws HeadraceException with INVALID_PARAMETER_VALUE for no run, or too many runs or keys;
   *     with RESOURCE_DOES_NOT_EXIST for what can be no run's id
   */
  static Selection of(RequestFields fields) {
    List<String> runIds = fields.strings("run_id");
    List<String> keys = fields.strings("key");
    if (runIds.isEmpty() || runIds.contains("")) {
      throw fields.missing("run_id");
    }
    checkCount("run_id", runIds, Limits.RUNS_PER_STREAM);
    checkCount("key", keys, Limits.KEYS_PER_STREAM);
    for (String runId : runIds) {
      if (!RunIdRule.isAllowed(runId)) {
        throw RunIdRule.unknown(runId);
      }
    }
    return new Selection(runIds, new TreeSet<>(keys));
  }

  private static void checkCount(String name, List<String> values, int most) {
    if (values.size() > most) {
      throw HeadraceException.invalid(
          "A live stream takes at most %d '%s', not %d.".formatted(most, name, values.size()));
    }
  }

  /** Whether it is of all metrics of its runs. */
  boolean hasAllKeys() {
    return keys.isEmpty();
  }

  boolean has(String key) {
    return keys.isEmpty() || keys.contains(key);
  }

  /** Tells selections apart; the same for equal ones, on every server and in every version. */
  long fingerprint() {
    Sha256 digest = new Sha256();
    runIds.forEach(digest::add);
    digest.add((byte) 0);
    new TreeSet<>(keys).forEach(digest::add);
    return digest.firstLong();
  }
}
