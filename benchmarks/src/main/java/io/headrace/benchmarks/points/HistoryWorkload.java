package io.headrace.benchmarks.points;

import io.headrace.benchmarks.http.RequestBuffer;
import io.headrace.benchmarks.load.Workload;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A page of a metric's history per unit, the pages in turn, so that those far behind count as much
 * as the first.
 */
public final class HistoryWorkload implements Workload {

  private final byte[][] heads;
  private final byte[][] answers;
  private final int pointsPerPage;

  /**
   * @param paths of the pages, with their tokens
   * @param host the {@code Host} header, host:port
   */
  public HistoryWorkload(List<String> paths, int pointsPerPage, String host) {
    this.heads =
        paths.stream().map(path -> RequestBuffer.head("GET", path, host)).toArray(byte[][]::new);
    this.answers = new byte[heads.length][];
    this.pointsPerPage = pointsPerPage;
  }

  @Override
  public void write(long unit, RequestBuffer request) {
    request.startWithoutBody(heads[page(unit)]);
  }

  /** A page that is asked for again must begin as it did before. */
  @Override
  public boolean writeNext(long unit, int answered, byte[] body, RequestBuffer request)
      throws IOException {
    int page = page(unit);
    if (answers[page] == null) {
      answers[page] = body;
    } else if (!Arrays.equals(answers[page], body)) {
      throw new IOException("page " + page + " is not what it was before");
    }
    return false;
  }

  private int page(long unit) {
    return (int) (unit % heads.length);
  }

  @Override
  public int pointsPerUnit() {
    return pointsPerPage;
  }
}
