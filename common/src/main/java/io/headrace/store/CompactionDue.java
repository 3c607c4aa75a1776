package io.headrace.store;

/**
 * A run whose segments below a generation are to become chunks.
 *
 * @param partition of the run log that has the run
 * @param generation which is not compacted itself
 */
public record CompactionDue(int partition, String experimentId, String runId, int generation) {}
