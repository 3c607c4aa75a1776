package io.headrace.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.headrace.config.CassandraSettings;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.SharedBackends;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A long run whose points become chunks while it is written, with two instances of which one is
 * killed again and again: who reads its history at any moment finds every point that was
 * acknowledged before, each once.
 */
@ExtendWith(SharedBackends.class)
@Timeout(600)
final class CompactionTest {

  /** Enough for two generations. */
  private static final int BATCHES = 600;

  private static final int BATCH_POINTS = 1_000;
  private static final List<String> KEYS = List.of("loss", "val/accuracy", "lr", "grad norm");
  private static final int KILLS = 2;

  /** By key, the steps that were acknowledged. */
  private final Map<String, Set<Long>> acknowledged = new ConcurrentHashMap<>();

  @Test
  void history_whileARunIsCompactedAndARecorderIsKilled_alwaysHasEveryPointOnce(
      SharedBackends backends) throws Exception {
    SettingValues values = backends.freshNamespace();
    KEYS.forEach(key -> acknowledged.put(key, ConcurrentHashMap.newKeySet()));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (RunningHeadrace killed = RunningHeadrace.start("compaction-1", values);
        RunningHeadrace other = RunningHeadrace.start("compaction-2", values);
        CqlSession cassandra = session(values)) {
      RawClient client = new RawClient(other.uri());
      String runId = runId(client);
      Future<?> writing = threads.submit(() -> write(client, runId));
      Future<?> reading = threads.submit(() -> readUntil(writing, client, runId));
      for (int kill = 0; kill < KILLS; kill++) {
        killed.crash();
      }
      writing.get();
      reading.get();
      client.post("runs/update", new JsonObject().put("run_id", runId).put("status", "FINISHED"));
      Await.until(
          "all generations are compacted", Duration.ofSeconds(90), () -> isCompacted(cassandra));

      for (String key : KEYS) {
        assertThat(history(client, runId, key)).as(key).isEqualTo(acknowledged.get(key));
        assertThat(history(new RawClient(killed.uri()), runId, key))
            .as(key)
            .isEqualTo(acknowledged.get(key));
      }
      Row run = cassandra.execute("SELECT generation FROM runs_by_experiment").one();
      assertThat(run.getInt("generation")).isGreaterThan(1);
      assertThat(cassandra.execute("SELECT position FROM metric_segments").all())
          .hasSizeLessThan(32);
    } finally {
      threads.shutdownNow();
    }
  }

  private static CqlSession session(SettingValues values) {
    CassandraSettings cassandra = CassandraSettings.from(values);
    return CqlSession.builder()
        .addContactPoints(cassandra.contactPoints())
        .withLocalDatacenter(cassandra.datacenter())
        .withKeyspace('"' + cassandra.keyspace() + '"')
        .build();
  }

  private static String runId(RawClient client) throws IOException {
    return client
        .post("runs/create", new JsonObject().put("experiment_id", "0"))
        .json()
        .getJsonObject("run")
        .getJsonObject("info")
        .getString("run_id");
  }

  /** Batches in a shuffled order, so that steps come out of order; each is repeated once in ten. */
  private Void write(RawClient client, String runId) throws IOException {
    for (int n = 0; n < BATCHES; n++) {
      int batch = n ^ 5;
      JsonArray points = new JsonArray();
      for (int i = 0; i < BATCH_POINTS; i++) {
        points.add(point(batch, i));
      }
      JsonObject body = new JsonObject().put("run_id", runId).put("metrics", points);
      for (int time = 0; time <= (n % 10 == 0 ? 1 : 0); time++) {
        HttpAnswer answer = client.post("runs/log-batch", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      }
      for (int i = 0; i < BATCH_POINTS; i++) {
        acknowledged.get(KEYS.get(i % KEYS.size())).add(step(batch, i));
      }
    }
    return null;
  }

  private static long step(int batch, int i) {
    return (long) batch * BATCH_POINTS + i;
  }

  private static JsonObject point(int batch, int i) {
    return new JsonObject()
        .put("key", KEYS.get(i % KEYS.size()))
        .put("value", 1.0 / (1 + i))
        .put("timestamp", 1_700_000_000_000L + step(batch, i) * 10)
        .put("step", step(batch, i));
  }

  private Void readUntil(Future<?> writing, RawClient client, String runId) throws IOException {
    for (int n = 0; !writing.isDone(); n++) {
      String key = KEYS.get(n % KEYS.size());
      Set<Long> lacking = new HashSet<>(acknowledged.get(key));
      // Not for AssertJ, which looks for each of many thousands among all others.
      lacking.removeAll(history(client, runId, key));
      assertThat(lacking).isEmpty();
    }
    return null;
  }

  /** The steps of a metric, as pages give them; none comes twice. */
  private static Set<Long> history(RawClient client, String runId, String key) throws IOException {
    List<Long> steps = new ArrayList<>();
    String token = "";
    do {
      HttpAnswer page =
          client.get(
              "metrics/get-history",
              Map.of(
                  "run_id", runId, "metric_key", key, "max_results", "25000", "page_token", token));
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.objects("metrics")
          .forEach(point -> steps.add(Long.valueOf(point.getValue("step").toString())));
      token = page.json().getString("next_page_token", "");
    } while (!token.isEmpty());
    assertThat(steps).doesNotHaveDuplicates();
    return new HashSet<>(steps);
  }

  private static boolean isCompacted(CqlSession cassandra) {
    Row run = cassandra.execute("SELECT generation, compacted FROM runs_by_experiment").one();
    return run.getInt("generation") > 0
        && run.getInt("compacted") == run.getInt("generation")
        && cassandra.execute("SELECT run_id FROM compactions_due").all().isEmpty();
  }
}
