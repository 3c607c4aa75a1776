package io.headrace.store;

import io.headrace.metric.chunk.ChunkHead;
import java.nio.ByteBuffer;

/**
 * A row of {@code metric_chunks}.
 *
 * @param points of a chunk that has them in place, as {@link io.headrace.metric.chunk.ChunkCodec}
 *     writes them; else {@code null}
 * @param outline of one that has them elsewhere, if outlines were asked for; else {@code null}
 */
public record StoredChunk(ChunkHead head, ByteBuffer points, ByteBuffer outline) {}
