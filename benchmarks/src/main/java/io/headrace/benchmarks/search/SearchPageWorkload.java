package io.headrace.benchmarks.search;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A {@code runs/search} per unit, those of one row of the table in turn. The runs of every answer
 * are counted. That they are in order is looked at now and then, for a twentieth of the time at the
 * most: to read a page takes as long as some servers need to make it.
 */
final class SearchPageWorkload implements Workload {

  static final byte[] RUN_ID = RequestBuffer.ascii("\"run_id\"");
  private static final byte[] NEXT_PAGE = RequestBuffer.ascii("\"next_page_token\"");
  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int PAUSE_PER_CHECK = 20;
  private static final int LARGEST_ANSWER = 256 << 20;

  private final SearchQuery query;
  private final List<byte[]> bodies;
  private final long runs;
  private final byte[] head;
  private final LongSupplier nanos;
  private long nextCheck;
  private long answers;
  private long bytes;

  /**
   * @param bodies of the requests
   * @param runs of the experiment
   * @param host the {@code Host} header, host:port
   * @param nanos a clock, ns from anywhere
   */
  SearchPageWorkload(
      SearchQuery query, List<byte[]> bodies, long runs, String host, LongSupplier nanos) {
    this.query = query;
    this.bodies = bodies;
    this.runs = runs;
    this.head = RequestBuffer.head("POST", "/api/2.0/" + RunPages.CALL, host);
    this.nanos = nanos;
    this.nextCheck = nanos.getAsLong();
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    request.start(head);
    request.put(bodies.get((int) (unit % bodies.size())));
  }

  @Override
  public boolean writeNext(long unit, int answered, byte[] answer, RequestBuffer request)
      throws IOException {
    answers++;
    bytes += answer.length;
    int rows = count(RUN_ID, answer);
    boolean more = rows < query.rows() && count(NEXT_PAGE, answer) > 0;
    query.require(rows, more, runs);
    long now = nanos.getAsLong();
    if (now - nextCheck >= 0) {
      checkOrder(answer);
      long took = nanos.getAsLong() - now;
      nextCheck = now + Math.max(LEAST_PAUSE, took * PAUSE_PER_CHECK);
    }
    return false;
  }

  private void checkOrder(byte[] answer) throws IOException {
    Optional<String> disorder = SearchPage.read(answer).disorder(query.checkedOrder());
    if (disorder.isPresent()) {
      throw new IOException(disorder.get());
    }
  }

  /** How often a field stands in an answer: {@code "run_id"} does once for each run. */
  static int count(byte[] field, byte[] answer) {
    int count = 0;
    for (int at = 0; at <= answer.length - field.length; at++) {
      // Two bytes first: to ask for all of them at every place would take ten times as long.
      if (answer[at] == field[0]
          && answer[at + 1] == field[1]
          && Arrays.equals(answer, at, at + field.length, field, 0, field.length)) {
        count++;
      }
    }
    return count;
  }

  /** Mean size of an answer. */
  long bytesPerAnswer() {
    return answers == 0 ? 0 : bytes / answers;
  }

  @Override
  public int keptBytes() {
    return LARGEST_ANSWER;
  }

  @Override
  public int pointsPerUnit() {
    return 0;
  }
}
