package io.headrace.artifact.upload;

import com.google.protobuf.ByteString;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.log.GroupReader;
import io.headrace.log.LogRecord;
import io.headrace.log.Waiting;
import io.headrace.objects.ObjectKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the files that come through the log. Of files with one path the one that was complete
 * first is stored first, and one that is stored is not stored again by who takes the partition
 * over.
 *
 * <p>A passing failure is waited out in place. What can never be stored goes to the dead letters
 * and does not stop its partition.
 */
final class UploadReceiver implements GroupReader.Store {

  private static final Logger LOG = LoggerFactory.getLogger(UploadReceiver.class);
  private static final String NAME = "receiver of artifacts";

  /** Files that are put at the same time, and from how many bytes on no more are begun. */
  private static final int MOST_AT_ONCE = 16;

  private static final long ENOUGH_AT_ONCE_BYTES = 8 << 20;

  /** A file that is whole and proven, and its place. */
  private record File(Upload upload, ObjectKey key, ByteString content) {}

  private final Assembly assembly;
  private final UploadLog log;
  private final UploadStore store;
  private final UploadMetrics metrics;
  private final LongSupplier nanos;

  /** Partitions that we have left: what is at hand of them is somebody else's by now. */
  private final Set<Integer> left = new HashSet<>();

  /**
   * A receiver of files.
   *
   * @param nanos as {@link System#nanoTime}
   */
  UploadReceiver(
      Assembly assembly,
      UploadLog log,
      UploadStore store,
      UploadMetrics metrics,
      LongSupplier nanos) {
    this.assembly = assembly;
    this.log = log;
    this.store = store;
    this.metrics = metrics;
    this.nanos = nanos;
  }

  @Override
  public void take(Set<Integer> partitions, GroupReader.Patience patience)
      throws InterruptedException {
    long[] handled = new Waiting(NAME, patience).outlast(log::handled);
    for (int partition : partitions) {
      assembly.begin(partition, handled[partition]);
      left.remove(partition);
    }
  }

  @Override
  public void leave(Set<Integer> partitions) {
    assembly.forget(partitions);
    left.addAll(partitions);
  }

  @Override
  public void store(List<LogRecord> batch, GroupReader.Patience patience)
      throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (LogRecord record : batch) {
      if (!left.contains(record.partition())) {
        assembly.take(record, nanos.getAsLong(), outcomes::add);
      }
    }
    settle(outcomes, new Waiting(NAME, patience));
  }

  @Override
  public Map<Integer, Long> unfinished() {
    return assembly.unfinished();
  }

  @Override
  public void committed(Map<Integer, Long> offsets) {}

  /**
   * Gives up what is incomplete for too long. Only where the log has nothing more, as it ends now:
   * while the store was away, the rest of an upload may have come.
   */
  @Override
  public void review(Map<Integer, Long> read, GroupReader.Patience patience)
      throws InterruptedException {
    if (!assembly.isDue(nanos.getAsLong())) {
      return;
    }
    Waiting waiting = new Waiting(NAME, patience);
    long now = nanos.getAsLong();
    long[] ends = waiting.outlast(log::ends);
    Set<Integer> atEnd =
        read.keySet().stream()
            .filter(partition -> read.get(partition) >= ends[partition])
            .collect(Collectors.toSet());
    List<Outcome> outcomes = new ArrayList<>();
    assembly.expireDue(now, atEnd, outcomes::add);
    settle(outcomes, waiting);
  }

  private void settle(List<Outcome> outcomes, Waiting waiting) throws InterruptedException {
    Map<ObjectKey, File> files = new LinkedHashMap<>();
    long bytes = 0;
    for (Outcome outcome : outcomes) {
      if (left.contains(outcome.partition())) {
        continue;
      }
      if (outcome instanceof Outcome.Refused refused) {
        bury(refused, waiting);
        continue;
      }
      File file = proven(((Outcome.Complete) outcome).upload(), waiting);
      if (file != null) {
        // The later of two with one path is the one that stays.
        files.put(file.key, file);
        bytes += file.content.size();
      }
      if (files.size() == MOST_AT_ONCE || bytes >= ENOUGH_AT_ONCE_BYTES) {
        put(files.values(), waiting);
        files.clear();
        bytes = 0;
      }
    }
    put(files.values(), waiting);
    metrics.open(assembly);
  }

  /** The file with its place; {@code null} when it has none or is not what its chunks say. */
  private File proven(Upload upload, Waiting waiting) throws InterruptedException {
    ObjectKey key;
    try {
      key = waiting.outlast(() -> store.place(upload.about()), UploadReceiver::isPassing);
    } catch (IllegalStateException e) {
      refuse(upload, explain(upload, e.getCause()), waiting);
      return null;
    }
    List<LogRecord> records = recordsOf(upload);
    try {
      return new File(upload, key, upload.content(records));
    } catch (IllegalArgumentException e) {
      refuse(upload, e.getMessage(), waiting);
      return null;
    }
  }

  private List<LogRecord> recordsOf(Upload upload) {
    return upload.isLaidAside()
        ? log.readAgain(upload.partition(), upload.offsets())
        : upload.records();
  }

  private void put(Collection<File> files, Waiting waiting) throws InterruptedException {
    List<File> open = List.copyOf(files);
    while (!open.isEmpty()) {
      List<Future<Void>> puts = open.stream().map(this::put).toList();
      waiting.outlast(() -> Future.join(puts).otherwiseEmpty());
      List<File> again = new ArrayList<>(0);
      String obstacle = "";
      for (int i = 0; i < puts.size(); i++) {
        Throwable failure = puts.get(i).cause();
        if (failure == null) {
          metrics.stored(open.get(i).content.size());
        } else if (isPassing(failure)) {
          again.add(open.get(i));
          obstacle = failure.getMessage();
        } else {
          refuse(open.get(i).upload, explain(open.get(i).upload, failure), waiting);
        }
      }
      if (!again.isEmpty()) {
        waiting.pause("The " + NAME + " waits: " + obstacle);
        again.removeIf(file -> left.contains(file.upload.partition()));
      }
      open = again;
    }
  }

  private Future<Void> put(File file) {
    return store.put(file.key, Buffer.buffer(file.content.toByteArray()));
  }

  /** What the store or Cassandra refuses for a reason of theirs may go well later. */
  private static boolean isPassing(Throwable failure) {
    return failure instanceof HeadraceException known
        && (known.code().httpStatus() >= 500 || known.code() == ErrorCode.RESOURCE_EXHAUSTED);
  }

  private static String explain(Upload upload, Throwable failure) {
    if (failure instanceof HeadraceException refusal) {
      return refusal.getMessage();
    }
    // A fault of ours, which must not keep the files of others waiting for ever.
    LOG.error("Storing upload {} fails", upload.about().getUploadId(), failure);
    return "Storing it fails: " + failure;
  }

  private void refuse(Upload upload, String cause, Waiting waiting) throws InterruptedException {
    assembly.refuse(upload, cause);
    bury(Outcome.Refused.of(upload, cause), waiting);
  }

  private void bury(Outcome.Refused refused, Waiting waiting) throws InterruptedException {
    List<LogRecord> records =
        refused.laidAside().isEmpty()
            ? refused.records()
            : log.readAgain(refused.partition(), refused.laidAside());
    for (LogRecord record : records) {
      waiting.outlast(() -> log.bury(record, refused.cause()));
    }
  }
}
