package io.headrace.store;

import static io.headrace.store.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.config.CassandraSettings;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackends.class)
class CassandraConnectionTest {

  private static final String VERSIONS =
      "SELECT version, title FROM schema_migrations WHERE schema_name = 'headrace'";

  private StoreFixture fixture;

  @BeforeEach
  void takeNamespace(SharedBackends backends) {
    fixture = new StoreFixture(backends);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void start_onFreshNamespace_appliesEveryMigration() {
    CassandraConnection connection = fixture.startedInstance();

    assertThat(connection.missing()).isEmpty();
    assertThat(versions(connection)).containsExactlyElementsOf(allVersions());
  }

  @Test
  void start_ofFourInstancesAtOnce_makesAllReady() {
    List<CassandraConnection> instances =
        IntStream.range(0, 4).mapToObj(i -> fixture.instance()).toList();
    List<Future<Void>> starts = instances.stream().map(CassandraConnection::start).toList();

    await(Future.all(starts));

    for (CassandraConnection instance : instances) {
      assertThat(versions(instance)).containsExactlyElementsOf(allVersions());
    }
  }

  @Test
  void start_onKeyspaceThatIsUpToDate_changesNothing() {
    fixture.startedInstance();

    CassandraConnection second = fixture.startedInstance();

    assertThat(versions(second)).containsExactlyElementsOf(allVersions());
  }

  @Test
  void execute_beforeStart_isUnavailable() {
    CassandraConnection connection = fixture.instance();

    assertThatThrownBy(() -> versions(connection))
        .isInstanceOfSatisfying(
            HeadraceException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE));
    assertThat(connection.missing()).get().asString().contains("cannot be used yet");
  }

  @Test
  void execute_ofStatementThatIsNone_isAnInternalError() {
    CassandraConnection connection = fixture.startedInstance();

    assertThatThrownBy(() -> await(connection.execute("SELECT nonsense", s -> s.bind())))
        .isInstanceOfSatisfying(
            HeadraceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
  }

  @Test
  void execute_onVertxContext_completesThere() {
    CassandraConnection connection = fixture.startedInstance();
    CompletableFuture<Boolean> sameContext = new CompletableFuture<>();

    var context = fixture.vertx().getOrCreateContext();
    context.runOnContext(
        now ->
            connection
                .execute(VERSIONS, s -> s.bind())
                .onComplete(done -> sameContext.complete(Vertx.currentContext() == context)));

    assertThat(sameContext).succeedsWithin(java.time.Duration.ofSeconds(10)).isEqualTo(true);
  }

  @Test
  void stop_whileNothingListens_endsTheTrying() throws IOException {
    CassandraConnection connection =
        new CassandraConnection(
            fixture.vertx(),
            new CassandraSettings(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), closedPort())),
                "datacenter1",
                "nobody",
                1));
    Future<Void> started = connection.start();

    await(connection.stop());

    assertThatThrownBy(() -> await(started)).isInstanceOf(HeadraceException.class);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<Integer> versions(CassandraConnection connection) {
    AsyncResultSet rows = await(connection.execute(VERSIONS, s -> s.bind()));
    List<Integer> versions = new ArrayList<>();
    for (Row row : rows.currentPage()) {
      versions.add(row.getInt("version"));
    }
    return versions;
  }

  private static List<Integer> allVersions() {
    return Migration.all().stream().map(Migration::version).toList();
  }
}
