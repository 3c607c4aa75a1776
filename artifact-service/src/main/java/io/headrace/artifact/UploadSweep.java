package io.headrace.artifact;

import io.headrace.objects.ObjectStore;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops abandoned uploads from time to time, for as long as the service runs. */
final class UploadSweep {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Vertx vertx;
  private final ObjectStore store;
  private final Duration expiry;
  private volatile boolean stopped;

  /**
   * @param expiry after which an upload that is not completed is abandoned
   */
  UploadSweep(Vertx vertx, ObjectStore store, Duration expiry) {
    this.vertx = vertx;
    this.store = store;
    this.expiry = expiry;
  }

  void start() {
    // Instances that start together need not sweep together.
    vertx.setTimer(ThreadLocalRandom.current().nextLong(1, PAUSE.toMillis()), timer -> sweep());
  }

  void stop() {
    stopped = true;
  }

  private void sweep() {
    if (stopped) {
      return;
    }
    store
        .dropAbandonedUploads(expiry)
        .onFailure(failure -> LOG.warn("No uploads swept: {}", failure.getMessage()))
        .onComplete(done -> vertx.setTimer(PAUSE.toMillis(), timer -> sweep()));
  }
}
