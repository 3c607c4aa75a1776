package io.headrace.artifact.upload;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

  private static final Judgement NEVER = upload -> false;

  /** What is found of an upload, on the receiver's thread. */
  private interface Judgement {
    boolean of(Upload upload) throws InterruptedException;
  }

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
    List<Upload> complete = new ArrayList<>();
    long bytes = 0;
    for (Outcome outcome : outcomes) {
      if (left.contains(outcome.partition())) {
        continue;
      }
      if (outcome instanceof Outcome.Refused refused) {
        bury(refused, waiting);
        continue;
      }
      Upload upload = ((Outcome.Complete) outcome).upload();
      complete.add(upload);
      bytes += upload.about().getSize();
      if (complete.size() == MOST_AT_ONCE || bytes >= ENOUGH_AT_ONCE_BYTES) {
        store(complete, waiting);
        complete.clear();
        bytes = 0;
      }
    }
    store(complete, waiting);
    metrics.open(assembly);
  }

  /** Stores files, in the order in which they were complete where that matters. */
  private void store(Collection<Upload> uploads, Waiting waiting) throws InterruptedException {
    Map<Upload, ObjectKey> places =
        attempt(uploads, upload -> store.place(upload.about()), NEVER, waiting);
    Map<ObjectKey, Upload> latest = new LinkedHashMap<>();
    Map<Upload, Buffer> contents = new HashMap<>();
    for (Map.Entry<Upload, ObjectKey> place : places.entrySet()) {
      Upload upload = place.getKey();
      List<LogRecord> records = recordsOf(upload);
      try {
        contents.put(upload, Buffer.buffer(upload.content(records).toByteArray()));
        latest.put(place.getValue(), upload);
      } catch (IllegalArgumentException e) {
        refuse(upload, e.getMessage(), waiting);
      }
    }
    FailingPuts failing = new FailingPuts();
    attempt(
            latest.values(),
            upload -> store.put(places.get(upload), contents.get(upload)).map(upload),
            upload ->
                failing.isQuestionable(upload, nanos.getAsLong())
                    && waiting.outlast(
                        () -> store.takesByAnotherName(places.get(upload), contents.get(upload))),
            waiting)
        .keySet()
        .forEach(upload -> metrics.stored(contents.get(upload).length()));
  }

  private List<LogRecord> recordsOf(Upload upload) {
    return upload.isLaidAside()
        ? log.readAgain(upload.partition(), upload.offsets())
        : upload.records();
  }

  /**
   * Does something with all uploads at once, and again with those that fail with what passes, as
   * long as their partition is ours. Others that fail are refused.
   *
   * @param hopeless asked when one has failed with what should pass: whether it never will
   * @return what came of the rest, in the order given
   */
  private <T> Map<Upload, T> attempt(
      Collection<Upload> uploads,
      Function<Upload, Future<T>> work,
      Judgement hopeless,
      Waiting waiting)
      throws InterruptedException {
    Map<Upload, T> answers = new HashMap<>();
    List<Upload> open = new ArrayList<>(uploads);
    while (!open.isEmpty()) {
      List<Future<T>> attempts = open.stream().map(work).toList();
      waiting.outlast(() -> Future.join(attempts).otherwiseEmpty());
      List<Upload> again = new ArrayList<>(0);
      String obstacle = "";
      for (int i = 0; i < attempts.size(); i++) {
        Upload upload = open.get(i);
        Throwable failure = attempts.get(i).cause();
        if (failure == null) {
          answers.put(upload, attempts.get(i).result());
        } else if (isPassing(failure) && !hopeless.of(upload)) {
          again.add(upload);
          obstacle = failure.getMessage();
        } else {
          refuse(upload, explain(upload, failure), waiting);
        }
      }
      if (!again.isEmpty()) {
        waiting.pause("The " + NAME + " waits: " + obstacle);
      }
      again.removeIf(upload -> left.contains(upload.partition()));
      open = again;
    }
    Map<Upload, T> ordered = new LinkedHashMap<>();
    for (Upload upload : uploads) {
      if (answers.containsKey(upload) && !left.contains(upload.partition())) {
        ordered.put(upload, answers.get(upload));
      }
    }
    return ordered;
  }

  /** What the store or Cassandra refuses for a reason of theirs may go well later. */
  private static boolean isPassing(Throwable failure) {
    return failure instanceof HeadraceException known
        && (known.code() == ErrorCode.TEMPORARILY_UNAVAILABLE
            || known.code() == ErrorCode.RESOURCE_EXHAUSTED);
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
