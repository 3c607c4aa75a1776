package io.headrace.standalone.backend;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka, Cassandra and S3, each as a JVM of its own, kept running until {@link #close}. Backends
 * whose address the settings name are somewhere else and not started.
 */
public final class EmbeddedBackends implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBackends.class);

  /** Hears when a backend can work. Called from several threads. */
  @FunctionalInterface
  public interface StartListener {
    void ready(String backend, Duration took);
  }

  private final List<BackendKeeper> keepers;

  /** Those that {@code values} does not locate elsewhere. Starts none yet. */
  public EmbeddedBackends(SettingValues values, DataFolder data, Distribution distribution) {
    PortBook ports = new PortBook(data.ports());
    List<Backend> backends = new ArrayList<>();
    if (!values.isSet(Setting.CASSANDRA_CONTACT_POINTS)) {
      backends.add(new CassandraBackend(data, distribution, ports));
    }
    if (!values.isSet(Setting.KAFKA_BOOTSTRAP_SERVERS)) {
      backends.add(new KafkaBackend(data, distribution, ports));
    }
    if (!values.isSet(Setting.S3_ENDPOINT)) {
      backends.add(new S3Backend(data, distribution, ports));
    }
    this.keepers = backends.stream().map(backend -> new BackendKeeper(backend, data)).toList();
  }

  /** The names of those that it starts, for people. */
  public List<String> titles() {
    return keepers.stream().map(keeper -> keeper.backend().title()).toList();
  }

  /**
   * Starts all at once and waits until they can work.
   *
   * @throws BackendException when one does not start; the others are left to {@link #close}
   */
  public void start(StartListener listener) {
    long began = System.nanoTime();
    CompletableFuture<Void> failed = new CompletableFuture<>();
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (BackendKeeper keeper : keepers) {
      String title = keeper.backend().title();
      starts.add(
          keeper
              .start()
              .thenRun(() -> listener.ready(title, Duration.ofNanos(System.nanoTime() - began)))
              .whenComplete((ready, failure) -> tell(failed, failure)));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(starts.toArray(new CompletableFuture<?>[0]));
    try {
      CompletableFuture.anyOf(all, failed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof BackendException cause ? cause : e;
    }
  }

  private static void tell(CompletableFuture<Void> failed, Throwable failure) {
    if (failure != null) {
      failed.completeExceptionally(failure);
    }
  }

  /** {@code values}, pointing at these backends. */
  public SettingValues locate(SettingValues values) {
    SettingValues located = values;
    for (BackendKeeper keeper : keepers) {
      located = keeper.backend().locate(located);
    }
    return located;
  }

  /** Ends all in an orderly way and waits for it. Safe while they start. */
  @Override
  public void close() {
    for (BackendKeeper keeper : keepers) {
      try {
        keeper.requestStop();
      } catch (IOException e) {
        LOG.debug("{} was gone already", keeper.backend().title(), e);
      }
    }
    try {
      for (BackendKeeper keeper : keepers) {
        keeper.awaitStop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
