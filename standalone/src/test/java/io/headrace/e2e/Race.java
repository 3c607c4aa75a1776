package io.headrace.e2e;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Two requests that begin at the same time, on threads of their own. */
final class Race implements AutoCloseable {

  private static final long LIMIT_SECONDS = 60;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CyclicBarrier line = new CyclicBarrier(2);

  /** Makes both requests; returns the answers in the order of the requests. */
  List<HttpAnswer> run(Callable<HttpAnswer> one, Callable<HttpAnswer> other) throws Exception {
    Future<HttpAnswer> first = threads.submit(() -> fromTheLine(one));
    Future<HttpAnswer> second = threads.submit(() -> fromTheLine(other));
    return List.of(
        first.get(LIMIT_SECONDS, TimeUnit.SECONDS), second.get(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  private HttpAnswer fromTheLine(Callable<HttpAnswer> request) throws Exception {
    line.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    return request.call();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
