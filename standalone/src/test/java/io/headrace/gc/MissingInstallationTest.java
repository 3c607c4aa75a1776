package io.headrace.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.log.KafkaConnection;
import io.headrace.objects.ObjectStore;
import io.headrace.standalone.backend.SharedBackends;
import io.headrace.store.CassandraConnection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a namespace that nobody has begun: who only works at what is there makes none of it. */
@ExtendWith(SharedBackends.class)
@Timeout(120)
final class MissingInstallationTest {

  private final Vertx vertx = Vertx.vertx();
  private final SettingValues values;

  MissingInstallationTest(SharedBackends backends) {
    values = backends.freshNamespace();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void startExisting_ofKafka_isRefusedUntilAnotherHasMadeTheTopics() {
    assertRefusedTwice(this::kafka, KafkaConnection::startExisting, KafkaConnection::stop);
    start(kafka(), KafkaConnection::start, KafkaConnection::stop);
    start(kafka(), KafkaConnection::startExisting, KafkaConnection::stop);
  }

  @Test
  void startExisting_ofCassandra_isRefusedUntilAnotherHasMadeTheKeyspace() {
    assertRefusedTwice(
        this::cassandra, CassandraConnection::startExisting, CassandraConnection::stop);
    start(cassandra(), CassandraConnection::start, CassandraConnection::stop);
    start(cassandra(), CassandraConnection::startExisting, CassandraConnection::stop);
  }

  @Test
  void startExisting_ofS3_isRefusedUntilAnotherHasMadeTheBucket() {
    assertRefusedTwice(this::store, ObjectStore::startExisting, ObjectStore::stop);
    start(store(), ObjectStore::start, ObjectStore::stop);
    start(store(), ObjectStore::startExisting, ObjectStore::stop);
  }

  private KafkaConnection kafka() {
    return new KafkaConnection(vertx, KafkaSettings.from(values));
  }

  private CassandraConnection cassandra() {
    return new CassandraConnection(vertx, CassandraSettings.from(values));
  }

  private ObjectStore store() {
    return new ObjectStore(vertx, ObjectStoreSettings.from(values));
  }

  private interface Call<T> {
    Future<Void> on(T backend);
  }

  /** The second would find what the first has made. */
  private static <T> void assertRefusedTwice(Supplier<T> backend, Call<T> start, Call<T> stop) {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> start(backend.get(), start, stop))
          .isInstanceOf(HeadraceException.class)
          .hasMessageStartingWith("There is no such installation: ")
          .satisfies(
              refusal ->
                  assertThat(HeadraceException.is(refusal, ErrorCode.RESOURCE_DOES_NOT_EXIST))
                      .isTrue());
    }
  }

  private static <T> void start(T backend, Call<T> start, Call<T> stop) {
    start.on(backend).eventually(() -> stop.on(backend)).await();
  }
}
