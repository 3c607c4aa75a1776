package io.headrace.gc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.headrace.e2e.HttpAnswer;
import io.headrace.e2e.RawClient;
import io.headrace.e2e.RunningHeadrace;
import io.headrace.event.proto.RunCreated;
import io.headrace.event.proto.RunEvent;
import io.minio.ListObjectsV2Args;
import io.minio.MinioAsyncClient;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Two instances on one namespace, what clients put there, a process that deletes for good, and a
 * look into the tables and the bucket.
 */
final class GcScene implements AutoCloseable {

  private final SettingValues values;
  private final RunningHeadrace first;
  private final RunningHeadrace second;
  private final Vertx vertx = Vertx.vertx();
  private final GcBackends backends;
  private final CqlSession session;
  private final MinioAsyncClient store;

  GcScene(SettingValues values) {
    this.values = values;
    this.first = RunningHeadrace.start("gc-1", values);
    this.second = RunningHeadrace.start("gc-2", values);
    this.backends = new GcBackends(vertx, values);
    on(backends::start);
    CassandraSettings cassandra = CassandraSettings.from(values);
    this.session =
        CqlSession.builder()
            .addContactPoints(cassandra.contactPoints())
            .withLocalDatacenter(cassandra.datacenter())
            .withKeyspace('"' + cassandra.keyspace() + '"')
            .build();
    ObjectStoreSettings objects = ObjectStoreSettings.from(values);
    this.store =
        MinioAsyncClient.builder()
            .endpoint(objects.endpoint().toString())
            .credentials(objects.accessKey(), objects.secretKey())
            .build();
  }

  SettingValues values() {
    return values;
  }

  /** The two instances. */
  List<RawClient> clients() {
    return List.of(client(), new RawClient(second.uri()));
  }

  RawClient client() {
    return new RawClient(first.uri());
  }

  String experiment(String name) throws IOException {
    return accepted(client().post("experiments/create", new JsonObject().put("name", name)))
        .json()
        .getString("experiment_id");
  }

  /** A run with a param, a tag, a dataset, three points and an artifact. */
  String run(String experimentId) throws IOException {
    String runId =
        accepted(client().post("runs/create", new JsonObject().put("experiment_id", experimentId)))
            .json()
            .getJsonObject("run")
            .getJsonObject("info")
            .getString("run_id");
    JsonArray points = new JsonArray();
    for (int step = 0; step < 3; step++) {
      points.add(point("loss", step));
    }
    accepted(
        client()
            .post(
                "runs/log-batch",
                new JsonObject()
                    .put("run_id", runId)
                    .put("metrics", points)
                    .put("params", pairs("lr", "0.1"))
                    .put("tags", pairs("team", "red"))));
    JsonObject dataset =
        new JsonObject()
            .put("name", "d")
            .put("digest", "1")
            .put("source_type", "local")
            .put("source", "{}");
    accepted(
        client()
            .post(
                "runs/log-inputs",
                new JsonObject()
                    .put("run_id", runId)
                    .put(
                        "datasets",
                        new JsonArray().add(new JsonObject().put("dataset", dataset)))));
    upload(experimentId + "/" + runId + "/artifacts/notes.txt");
    return runId;
  }

  /** Logs so many points to a run and ends it, which is long enough for them to become chunks. */
  void logAndEnd(String runId, String key, int points) throws IOException {
    JsonArray batch = new JsonArray();
    for (int step = 0; step < points; step++) {
      batch.add(point(key, step));
      if (batch.size() == 1_000 || step == points - 1) {
        accepted(
            client()
                .post(
                    "runs/log-batch", new JsonObject().put("run_id", runId).put("metrics", batch)));
        batch = new JsonArray();
      }
    }
    accepted(
        client()
            .post("runs/update", new JsonObject().put("run_id", runId).put("status", "FINISHED")));
  }

  private static JsonObject point(String key, int step) {
    return new JsonObject()
        .put("key", key)
        .put("value", step / 8.0)
        .put("timestamp", 1_000 + step)
        .put("step", step);
  }

  private static JsonArray pairs(String key, String value) {
    return new JsonArray().add(new JsonObject().put("key", key).put("value", value));
  }

  /** Has a run begin on the log, as any publisher may, past all services. */
  void publishRun(String runId, String experimentId) {
    RunEvent created =
        RunEvent.newBuilder()
            .setRunId(runId)
            .setCreated(
                RunCreated.newBuilder()
                    .setExperimentId(experimentId)
                    .setArtifactUri(
                        "mlflow-artifacts:/" + experimentId + "/" + runId + "/artifacts"))
            .build();
    KafkaSettings kafka = KafkaSettings.from(values);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(kafka.namespace().dotted("runs"), runId, created.toByteArray()))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A logged model with an artifact, and a point that some runs have logged of it. */
  String model(String experimentId, String... runIds) throws IOException {
    String modelId =
        accepted(
                client().post("logged-models", new JsonObject().put("experiment_id", experimentId)))
            .json()
            .getJsonObject("model")
            .getJsonObject("info")
            .getString("model_id");
    for (String runId : runIds) {
      accepted(
          client()
              .post(
                  "runs/log-metric",
                  point("accuracy", 1).put("run_id", runId).put("model_id", modelId)));
    }
    upload(experimentId + "/models/" + modelId + "/artifacts/model.bin");
    return modelId;
  }

  void upload(String path) throws IOException {
    accepted(
        client().send("PUT", "/api/2.0/mlflow-artifacts/artifacts/" + path, "hello", "text/plain"));
  }

  /** Calls a call that needs an id only, {@code runs/delete} for instance. */
  HttpAnswer call(RawClient client, String call, String id) throws IOException {
    String field = call.startsWith("runs/") ? "run_id" : "experiment_id";
    return client.post(call, new JsonObject().put(field, id));
  }

  void done(String call, String id) throws IOException {
    accepted(call(client(), call, id));
  }

  void deleteModel(String modelId) throws IOException {
    accepted(client().send("DELETE", "/api/2.0/mlflow/logged-models/" + modelId, null, null));
  }

  HttpAnswer getModel(RawClient client, String modelId) throws IOException {
    return client.send("GET", "/api/2.0/mlflow/logged-models/" + modelId, null, null);
  }

  /** The ids of an experiment's runs, in the bin or not, as a search finds them. */
  static Stream<String> search(RawClient client, String experimentId) throws IOException {
    return accepted(
            client.post(
                "runs/search",
                new JsonObject()
                    .put("experiment_ids", new JsonArray().add(experimentId))
                    .put("run_view_type", "ALL")))
        .objects("runs")
        .map(run -> run.getJsonObject("info").getString("run_id"));
  }

  static HttpAnswer get(RawClient client, String call, String id) throws IOException {
    return client.get(
        call, Map.of(call.startsWith("experiments/") ? "experiment_id" : "run_id", id));
  }

  static HttpAnswer accepted(HttpAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** Deletes for good what was in the bin at a time, ms since the epoch. */
  void deleteForGood(long deletedUntil, Journal journal, String... options) {
    on(() -> deletion(deletedUntil, journal, options).run());
  }

  /** The same, with what comes of it later. */
  Future<Void> beginToDelete(long deletedUntil, Journal journal) {
    Promise<Void> done = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(now -> deletion(deletedUntil, journal).run().onComplete(done));
    return done.future();
  }

  String preview(long deletedUntil, String... options) {
    return on(() -> deletion(deletedUntil, new Tally(System.out), options).preview()).toString();
  }

  private DeletionForGood deletion(long deletedUntil, Journal journal, String... options) {
    return new DeletionForGood(
        GcOptions.take(List.of(options)).options(), backends, journal, deletedUntil);
  }

  /** A moment that lies behind all before it, and before all behind it. */
  static long now() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() <= now) {
      Thread.onSpinWait();
    }
    return now;
  }

  /** The rows of a table that a condition selects; of runs and segments those that are whole. */
  List<Row> rows(String table, String condition, Object... values) {
    return session
        .execute(
            SimpleStatement.newInstance(
                "SELECT * FROM " + table + " WHERE " + condition + " ALLOW FILTERING", values))
        .all();
  }

  /** In how many seconds the grave of a run goes away by itself. */
  int graveTtl(String runId) {
    return session
        .execute("SELECT ttl(purged_position) AS left FROM run_locations WHERE run_id = ?", runId)
        .one()
        .getInt("left");
  }

  /** The names of the objects whose name begins so. */
  List<String> objects(String prefix) {
    List<String> names = new ArrayList<>();
    store
        .listObjectsV2(
            ListObjectsV2Args.builder()
                .bucket(ObjectStoreSettings.from(values).bucket())
                .prefix(prefix)
                .build())
        .join()
        .result()
        .contents()
        .forEach(item -> names.add(item.objectName()));
    return names;
  }

  private <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            now -> Future.succeededFuture().compose(begun -> work.get()).onComplete(done));
    return done.future().await();
  }

  @Override
  public void close() {
    session.close();
    on(backends::stop);
    vertx.close().await();
    try {
      store.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    first.close();
    second.close();
  }
}
