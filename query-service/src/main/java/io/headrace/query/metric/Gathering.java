package io.headrace.query.metric;

import io.headrace.metric.chunk.ChunkHead;
import io.headrace.metric.chunk.Series;
import io.headrace.store.StoredChunk;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Takes points of one metric of one run in any order and any number of times, and keeps what an
 * answer needs of them. Used by one thread at a time.
 */
interface Gathering {

  String key();

  /** Takes the points of its key. */
  void add(List<ByteBuffer> segments);

  /** Takes points of its key. */
  void add(Series points);

  /** The chunks that may matter, in the order in which they are to be read. */
  List<StoredChunk> wanted(List<StoredChunk> chunks);

  /** Whether neither this chunk nor those wanted after it can change anything any more. */
  boolean isCompleteBefore(ChunkHead chunk);
}
