package io.headrace.metric.chunk;

/**
 * Which chunk of a series. In the order of its parts a chunk stands behind all those that it
 * replaces, so who reads in that order finds each point at least once, whatever is merged
 * meanwhile.
 *
 * @param lastPosition of the last event that may have points in the chunk
 * @param level how often its points were merged
 * @param part from 0, when what was merged makes several chunks
 * @param digest of its content: chunks that differ never stand in the same place, and the same one
 *     made again, after a crash for instance, is the same
 */
public record ChunkId(long lastPosition, int level, int part, long digest) {}
