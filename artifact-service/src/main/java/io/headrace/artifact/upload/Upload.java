package io.headrace.artifact.upload;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.headrace.event.ArtifactChunks;
import io.headrace.event.proto.ArtifactChunk;
import io.headrace.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file as far as its chunks have come, in any order. Its data may be laid aside: then it knows
 * where they stand in the log, which keeps them until it is finished. Confined to one thread.
 */
final class Upload {

  /** About what it takes of the heap without its records, and what each chunk adds; bytes. */
  private static final long BARE_BYTES = 1_000;

  private static final long PLACE_BYTES = 150;

  /** A chunk that has come: where it stands, and enough of its data to know it again. */
  private record Place(long offset, int length, int crc32c) {}

  private final ArtifactChunk about;
  private final int partition;
  private final long begin;
  private final long begun;
  private final long seen;
  private final Map<Integer, Place> places = new HashMap<>();
  private final List<LogRecord> records = new ArrayList<>();
  private boolean laidAside;
  private long bytes;
  private long recordBytes;

  /**
   * An upload of which nothing has come.
   *
   * @param first its first record
   * @param nanos now, as of {@link System#nanoTime}
   */
  Upload(LogRecord first, ArtifactChunk chunk, long nanos) {
    this.about = withoutPart(chunk);
    this.partition = first.partition();
    this.begin = first.offset();
    this.begun = first.timestamp();
    this.seen = nanos;
  }

  /** Nor with fields that we do not know, which may be of any size. */
  private static ArtifactChunk withoutPart(ArtifactChunk chunk) {
    return chunk.toBuilder()
        .clearIndex()
        .clearData()
        .setUnknownFields(UnknownFieldSet.getDefaultInstance())
        .build();
  }

  /**
   * Takes a chunk; one that has come before changes nothing.
   *
   * @throws IllegalArgumentException when it contradicts those that have come
   */
  void add(LogRecord record, ArtifactChunk chunk) {
    if (!withoutPart(chunk).equals(about)) {
      throw new IllegalArgumentException("Its chunks differ in what they say of it");
    }
    ByteString data = chunk.getData();
    Place place = new Place(record.offset(), data.size(), ArtifactChunks.crc32c(data));
    Place before = places.putIfAbsent(chunk.getIndex(), place);
    if (before != null) {
      if (before.length != place.length || before.crc32c != place.crc32c) {
        throw new IllegalArgumentException("It has two chunks " + chunk.getIndex());
      }
      return;
    }
    bytes += data.size();
    if (bytes > about.getSize()) {
      throw new IllegalArgumentException(
          "It has more than the " + about.getSize() + " bytes that its size is");
    }
    if (!laidAside) {
      records.add(record);
      recordBytes += record.weight();
    }
  }

  boolean isComplete() {
    return places.size() == about.getCount();
  }

  /**
   * The file.
   *
   * @param all its {@link #records}, or what stands at its {@link #offsets} in the log
   * @throws IllegalArgumentException when that is not the file that its chunks speak of
   */
  ByteString content(List<LogRecord> all) {
    if (bytes != about.getSize()) {
      throw new IllegalArgumentException(
          "It has " + bytes + " bytes, and its size is " + about.getSize());
    }
    ByteString[] parts = new ByteString[about.getCount()];
    for (LogRecord record : all) {
      ArtifactChunk chunk = ArtifactChunks.parse(record.key(), record.value());
      parts[chunk.getIndex()] = chunk.getData();
    }
    ByteString file = ByteString.copyFrom(List.of(parts));
    if (ArtifactChunks.crc32c(file) != about.getCrc32C()) {
      throw new IllegalArgumentException("Its checksum is not that of its bytes");
    }
    return file;
  }

  /** Lets go of the data, which the log still has. */
  void layAside() {
    laidAside = true;
    records.clear();
    recordBytes = 0;
  }

  boolean isLaidAside() {
    return laidAside;
  }

  /** What it is of: a chunk without index and data. */
  ArtifactChunk about() {
    return about;
  }

  int partition() {
    return partition;
  }

  /** The offset of its first record. */
  long begin() {
    return begin;
  }

  /** When its first record was appended, ms since the epoch. */
  long begun() {
    return begun;
  }

  /** When its first record was read, as of {@link System#nanoTime}. */
  long seen() {
    return seen;
  }

  /** Its records, in the order of the log; none when they are laid aside. */
  List<LogRecord> records() {
    return List.copyOf(records);
  }

  /** Where its chunks stand in the log. */
  List<Long> offsets() {
    return places.values().stream().map(Place::offset).sorted().toList();
  }

  /** "2 of 3 chunks". */
  String progress() {
    return places.size() + " of " + about.getCount() + " chunks";
  }

  /** About how many bytes of heap it takes. */
  long weight() {
    return BARE_BYTES + about.getPathBytes().size() + places.size() * PLACE_BYTES + recordBytes;
  }
}
