package io.headrace.gc;

import io.headrace.config.SettingValues;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.Duration;

/** Deletes for good, once, and says in words what it did. */
public final class GcProgram {

  private static final Duration PROGRESS = Duration.ofSeconds(10);
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  private final GcOptions options;
  private final SettingValues values;
  private final PrintStream out;

  /**
   * @param values name the backends of the installation
   * @param out where the words go
   */
  public GcProgram(GcOptions options, SettingValues values, PrintStream out) {
    this.options = options;
    this.values = values;
    this.out = out;
  }

  /**
   * Returns 0 when all is done that was to be done, 1 when it has to be called again, is refused,
   * or was told to delete what is not there: that may be a typing mistake.
   */
  public int run() {
    Vertx vertx = Vertx.vertx();
    try {
      // Here, as it loads and checks much: an event loop must not be held up for so long.
      GcBackends backends = new GcBackends(vertx, values);
      Promise<Integer> status = Promise.promise();
      vertx.runOnContext(
          ready -> Future.succeededFuture().compose(now -> run(backends)).onComplete(status));
      return status.future().toCompletionStage().toCompletableFuture().join();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private Future<Integer> run(GcBackends backends) {
    return backends
        .start()
        .compose(started -> options.dryRun() ? preview(backends) : delete(backends))
        .recover(this::explain)
        .eventually(backends::stop);
  }

  private Future<Integer> preview(GcBackends backends) {
    Tally tally = new Tally(out);
    return deletion(backends, tally)
        .preview()
        .onSuccess(
            preview -> out.println("Would delete for good " + preview + ". Nothing is deleted."))
        .map(previewed -> status(tally));
  }

  private Future<Integer> delete(GcBackends backends) {
    Tally tally = new Tally(out);
    long timer =
        backends
            .vertx()
            .setPeriodic(
                PROGRESS.toMillis(), elapsed -> out.println("Deleted for good so far: " + tally));
    return deletion(backends, tally)
        .run()
        .onComplete(
            ended -> {
              backends.vertx().cancelTimer(timer);
              if (tally.didSome() || (ended.succeeded() && tally.missing() == 0)) {
                out.println("Deleted for good: " + tally + ".");
              }
            })
        .map(done -> status(tally));
  }

  private DeletionForGood deletion(GcBackends backends, Journal journal) {
    return new DeletionForGood(options, backends, journal, System.currentTimeMillis());
  }

  private int status(Tally tally) {
    if (tally.unfinished() == 0) {
      return tally.missing() == 0 ? DONE : NOT_DONE;
    }
    out.println("Not all is gone that should be: call it again once the above is seen to.");
    return NOT_DONE;
  }

  private Future<Integer> explain(Throwable failure) {
    return failure instanceof HeadraceException known
        ? Future.succeededFuture(say(known))
        : Future.failedFuture(failure);
  }

  private int say(HeadraceException failure) {
    out.println(failure.getMessage());
    return NOT_DONE;
  }
}
