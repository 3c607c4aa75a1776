package io.headrace.e2e;

import static io.headrace.e2e.Scene.accepted;

import io.headrace.e2e.Crossing.Deed;
import io.headrace.e2e.Crossing.Expectation;
import io.headrace.e2e.Crossing.Sight;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of write, with each place that shows it. */
final class Crossings {

  private static final String POINTS = "[0 0.25, 1 0.5]";

  private Crossings() {}

  static Stream<Crossing> all() {
    return Stream.of(experiments(), runs(), metrics(), links(), loggedModels())
        .flatMap(List::stream);
  }

  private static List<Crossing> experiments() {
    Deed create = (w, s) -> Scene.createExperiment(w, s.word());
    Deed rename =
        (w, s) -> post(w, "experiments/update", s.ofExperiment().put("new_name", s.word()));
    Deed delete = (w, s) -> post(w, "experiments/delete", s.ofExperiment());
    Deed restore = then(delete, (w, s) -> post(w, "experiments/restore", s.ofExperiment()));
    Deed tag =
        (w, s) ->
            post(
                w,
                "experiments/set-experiment-tag",
                s.ofExperiment().put("key", "k").put("value", s.word()));
    Deed untag =
        then(
            tag,
            (w, s) ->
                post(w, "experiments/delete-experiment-tag", s.ofExperiment().put("key", "k")));
    return List.of(
        crossing("created experiment, by name", create, Crossings::nameByName, Scene::word),
        crossing("created experiment, in a search", create, Crossings::namesFound, Crossings::word),
        crossing(
            "renamed experiment",
            rename,
            (r, s) -> experiment(r, s).getString("name"),
            Scene::word),
        crossing("renamed experiment, by name", rename, Crossings::nameByName, Scene::word),
        crossing("renamed experiment, in a search", rename, Crossings::namesFound, Crossings::word),
        crossing("deleted experiment", delete, Crossings::stageOfExperiment, s -> "deleted"),
        crossing("deleted experiment, its run", delete, Crossings::stageOfRun, s -> "deleted"),
        crossing("deleted experiment, its runs", delete, (r, s) -> runs(r, s, ""), s -> List.of()),
        crossing("restored experiment", restore, Crossings::stageOfExperiment, s -> "active"),
        crossing("restored experiment, its run", restore, Crossings::stageOfRun, s -> "active"),
        crossing(
            "restored experiment, its runs", restore, (r, s) -> runs(r, s, ""), Crossings::run),
        crossing(
            "tag of an experiment", tag, (r, s) -> tags(experiment(r, s)).get("k"), Scene::word),
        crossing(
            "deleted tag of an experiment",
            untag,
            (r, s) -> tags(experiment(r, s)),
            s -> Map.of()));
  }

  private static List<Crossing> runs() {
    Deed rename = (w, s) -> post(w, "runs/update", s.ofRun().put("run_name", s.word()));
    Deed finish =
        (w, s) -> post(w, "runs/update", s.ofRun().put("status", "FINISHED").put("end_time", 9));
    Deed delete = (w, s) -> post(w, "runs/delete", s.ofRun());
    Deed restore = then(delete, (w, s) -> post(w, "runs/restore", s.ofRun()));
    Deed param = (w, s) -> post(w, "runs/log-parameter", keyed(s.ofRun(), s));
    Deed tag = (w, s) -> post(w, "runs/set-tag", keyed(s.ofRun(), s));
    Deed untag = then(tag, (w, s) -> post(w, "runs/delete-tag", s.ofRun().put("key", "k")));
    Sight tagShown = (r, s) -> tags(data(r, s)).getOrDefault("k", "none");
    Sight byTag = (r, s) -> runs(r, s, "tags.k = '" + s.word() + "'");
    Sight byParam = (r, s) -> runs(r, s, "params.k = '" + s.word() + "'");
    Sight byName = (r, s) -> runs(r, s, "run_name = '" + s.word() + "'");
    return List.of(
        crossing("new run", (w, s) -> {}, (r, s) -> runs(r, s, ""), Crossings::run),
        crossing("renamed run", rename, (r, s) -> info(r, s).getString("run_name"), Scene::word),
        crossing("renamed run, in a search", rename, byName, Crossings::run),
        crossing("ended run", finish, (r, s) -> info(r, s).getString("status"), s -> "FINISHED"),
        crossing("ended run, its end", finish, (r, s) -> info(r, s).getLong("end_time"), s -> 9L),
        crossing("deleted run", delete, Crossings::stageOfRun, s -> "deleted"),
        crossing("deleted run, in a search", delete, (r, s) -> runs(r, s, ""), s -> List.of()),
        crossing("restored run", restore, Crossings::stageOfRun, s -> "active"),
        crossing("restored run, in a search", restore, (r, s) -> runs(r, s, ""), Crossings::run),
        crossing("param", param, (r, s) -> texts(data(r, s), "params").get("k"), Scene::word),
        crossing("param, in a search", param, byParam, Crossings::run),
        crossing("tag", tag, tagShown, Scene::word),
        crossing("tag, in a search", tag, byTag, Crossings::run),
        crossing("deleted tag", untag, tagShown, s -> "none"),
        crossing("deleted tag, in a search", untag, byTag, s -> List.of()));
  }

  private static List<Crossing> metrics() {
    List<Point> points = List.of(new Point("m", 0, 10, 0.25), new Point("m", 1, 20, 0.5));
    Deed one =
        (w, s) -> {
          for (Point point : points) {
            post(w, "runs/log-metric", Write.point(point).body(s.runId()));
          }
        };
    Deed batch =
        (w, s) ->
            post(
                w,
                "runs/log-batch",
                new Write(points, Map.of("k", s.word()), Map.of("k", s.word())).body(s.runId()));
    Sight history = (r, s) -> history(r, "get-history", query(s, "run_id"));
    Sight bulk = (r, s) -> history(r, "get-history-bulk", query(s, "run_id"));
    Sight interval = (r, s) -> history(r, "get-history-bulk-interval", query(s, "run_ids"));
    Sight latest = (r, s) -> pointsOf(HttpAnswer.objects(data(r, s), "metrics"));
    Sight found = (r, s) -> runs(r, s, "metrics.m >= 0.5");
    return List.of(
        crossing("metric, its history", one, history, s -> POINTS),
        crossing("metric, its history in bulk", one, bulk, s -> POINTS),
        crossing("metric, an interval of it", one, interval, s -> POINTS),
        crossing("metric, the latest of it", one, latest, s -> "[1 0.5]"),
        crossing("metric, in a search", one, found, Crossings::run),
        crossing("batch, its metric", batch, history, s -> POINTS),
        crossing(
            "batch, its param",
            batch,
            (r, s) -> texts(data(r, s), "params"),
            s -> Map.of("k", s.word())),
        crossing("batch, in a search", batch, found, Crossings::run));
  }

  private static List<Crossing> links() {
    Deed input = (w, s) -> post(w, "runs/log-inputs", s.ofRun().put("datasets", datasets(s)));
    Deed output =
        (w, s) ->
            post(
                w,
                "runs/outputs",
                s.ofRun()
                    .put(
                        "models",
                        new JsonArray()
                            .add(new JsonObject().put("model_id", s.modelId()).put("step", 4))));
    Deed model = (w, s) -> post(w, "runs/log-model", s.ofRun().put("model_json", modelJson(s)));
    return List.of(
        crossing(
            "input",
            input,
            (r, s) ->
                HttpAnswer.objects(run(r, s).getJsonObject("inputs"), "dataset_inputs")
                    .map(each -> each.getJsonObject("dataset").getString("name"))
                    .toList(),
            Crossings::word),
        crossing(
            "input, among the datasets",
            input,
            (r, s) ->
                accepted(r.post("experiments/search-datasets", s.search("")))
                    .objects("dataset_summaries")
                    .map(each -> each.getString("name") + " " + each.getString("context"))
                    .toList(),
            s -> List.of(s.word() + " training")),
        crossing(
            "input, in a search",
            input,
            (r, s) -> runs(r, s, "dataset.name = '" + s.word() + "'"),
            Crossings::run),
        crossing(
            "output",
            output,
            (r, s) ->
                HttpAnswer.objects(run(r, s).getJsonObject("outputs"), "model_outputs")
                    .map(each -> each.getString("model_id") + " " + each.getLong("step"))
                    .toList(),
            s -> List.of(s.modelId() + " 4")),
        crossing(
            "model of an older client",
            model,
            (r, s) ->
                new JsonArray(tags(data(r, s)).get("mlflow.log-model.history"))
                    .getJsonObject(0)
                    .getString("artifact_path"),
            Scene::word));
  }

  private static List<Crossing> loggedModels() {
    Deed ready =
        (w, s) ->
            send(w, "PATCH", path(s, ""), new JsonObject().put("status", "LOGGED_MODEL_READY"));
    Deed tag =
        (w, s) -> send(w, "PATCH", path(s, "/tags"), new JsonObject().put("tags", s.item("k")));
    Deed untag = then(tag, (w, s) -> send(w, "DELETE", path(s, "/tags/k"), new JsonObject()));
    Deed param =
        (w, s) -> send(w, "POST", path(s, "/params"), new JsonObject().put("params", s.item("k")));
    Deed delete = (w, s) -> send(w, "DELETE", path(s, ""), new JsonObject());
    Deed metric =
        (w, s) ->
            post(
                w,
                "runs/log-metric",
                new Point("m", 1, 20, 0.5)
                    .json()
                    .put("run_id", s.runId())
                    .put("model_id", s.modelId()));
    Sight tagShown = (r, s) -> tags(model(r, s).getJsonObject("info")).getOrDefault("k", "none");
    return List.of(
        crossing("new model", (w, s) -> {}, (r, s) -> models(r, s, ""), Crossings::model),
        crossing(
            "ready model",
            ready,
            (r, s) -> model(r, s).getJsonObject("info").getString("status"),
            s -> "LOGGED_MODEL_READY"),
        crossing("tag of a model", tag, tagShown, Scene::word),
        crossing(
            "tag of a model, in a search",
            tag,
            (r, s) -> models(r, s, "tags.k = '" + s.word() + "'"),
            Crossings::model),
        crossing("deleted tag of a model", untag, tagShown, s -> "none"),
        crossing(
            "param of a model",
            param,
            (r, s) -> texts(model(r, s).getJsonObject("data"), "params"),
            s -> Map.of("k", s.word())),
        crossing(
            "metric of a model",
            metric,
            (r, s) -> pointsOf(HttpAnswer.objects(model(r, s).getJsonObject("data"), "metrics")),
            s -> "[1 0.5]"),
        crossing(
            "metric of a model, in a search",
            metric,
            (r, s) -> models(r, s, "metrics.m >= 0.5"),
            Crossings::model),
        crossing(
            "deleted model",
            delete,
            (r, s) -> r.get("logged-models/" + s.modelId(), Map.of()).status(),
            s -> 404),
        crossing("deleted model, in a search", delete, (r, s) -> models(r, s, ""), s -> List.of()));
  }

  private static Crossing crossing(String name, Deed write, Sight read, Expectation seen) {
    return new Crossing(name, write, read, seen);
  }

  private static Deed then(Deed first, Deed second) {
    return (writer, scene) -> {
      first.on(writer, scene);
      second.on(writer, scene);
    };
  }

  private static List<String> word(Scene scene) {
    return List.of(scene.word());
  }

  private static List<String> run(Scene scene) {
    return List.of(scene.runId());
  }

  private static List<String> model(Scene scene) {
    return List.of(scene.modelId());
  }

  private static JsonObject keyed(JsonObject body, Scene scene) {
    return body.put("key", "k").put("value", scene.word());
  }

  private static JsonArray datasets(Scene scene) {
    JsonObject dataset =
        new JsonObject()
            .put("name", scene.word())
            .put("digest", "d1")
            .put("source_type", "local")
            .put("source", "s");
    JsonArray tags =
        new JsonArray()
            .add(new JsonObject().put("key", "mlflow.data.context").put("value", "training"));
    return new JsonArray().add(new JsonObject().put("dataset", dataset).put("tags", tags));
  }

  private static String modelJson(Scene scene) {
    return scene
        .ofRun()
        .put("artifact_path", scene.word())
        .put("flavors", new JsonObject())
        .put("utc_time_created", "2026-01-01 00:00:00")
        .encode();
  }

  private static String path(Scene scene, String rest) {
    return "/api/2.0/mlflow/logged-models/" + scene.modelId() + rest;
  }

  private static void post(RawClient writer, String call, JsonObject body) throws IOException {
    accepted(writer.post(call, body));
  }

  private static void send(RawClient writer, String method, String path, JsonObject body)
      throws IOException {
    accepted(writer.send(method, path, body.encode(), "application/json"));
  }

  private static JsonObject experiment(RawClient reader, Scene scene) throws IOException {
    return accepted(reader.get("experiments/get", Map.of("experiment_id", scene.experimentId())))
        .json()
        .getJsonObject("experiment");
  }

  private static Object nameByName(RawClient reader, Scene scene) throws IOException {
    return accepted(reader.get("experiments/get-by-name", Map.of("experiment_name", scene.word())))
        .json()
        .getJsonObject("experiment")
        .getString("name");
  }

  private static Object namesFound(RawClient reader, Scene scene) throws IOException {
    JsonObject search =
        new JsonObject().put("filter", "name = '" + scene.word() + "'").put("max_results", 9);
    return accepted(reader.post("experiments/search", search))
        .objects("experiments")
        .map(each -> each.getString("name"))
        .toList();
  }

  private static Object stageOfExperiment(RawClient reader, Scene scene) throws IOException {
    return experiment(reader, scene).getString("lifecycle_stage");
  }

  private static JsonObject run(RawClient reader, Scene scene) throws IOException {
    return accepted(reader.get("runs/get", Map.of("run_id", scene.runId())))
        .json()
        .getJsonObject("run");
  }

  private static JsonObject info(RawClient reader, Scene scene) throws IOException {
    return run(reader, scene).getJsonObject("info");
  }

  private static JsonObject data(RawClient reader, Scene scene) throws IOException {
    return run(reader, scene).getJsonObject("data");
  }

  private static Object stageOfRun(RawClient reader, Scene scene) throws IOException {
    return info(reader, scene).getString("lifecycle_stage");
  }

  private static List<String> runs(RawClient reader, Scene scene, String filter)
      throws IOException {
    return accepted(reader.post("runs/search", scene.search(filter)))
        .objects("runs")
        .map(each -> each.getJsonObject("info").getString("run_id"))
        .toList();
  }

  private static JsonObject model(RawClient reader, Scene scene) throws IOException {
    return accepted(reader.get("logged-models/" + scene.modelId(), Map.of()))
        .json()
        .getJsonObject("model");
  }

  private static List<String> models(RawClient reader, Scene scene, String filter)
      throws IOException {
    return accepted(reader.post("logged-models/search", scene.search(filter)))
        .objects("models")
        .map(each -> each.getJsonObject("info").getString("model_id"))
        .toList();
  }

  private static Map<String, String> query(Scene scene, String ids) {
    return Map.of(ids, scene.runId(), "metric_key", "m");
  }

  private static String history(RawClient reader, String call, Map<String, String> query)
      throws IOException {
    return pointsOf(accepted(reader.get("metrics/" + call, query)).objects("metrics"));
  }

  private static String pointsOf(Stream<JsonObject> metrics) {
    return metrics
        .map(Point::of)
        .map(point -> point.step() + " " + point.value())
        .toList()
        .toString();
  }

  private static Map<String, String> tags(JsonObject owner) {
    return texts(owner, "tags");
  }

  private static Map<String, String> texts(JsonObject owner, String field) {
    return HttpAnswer.objects(owner, field)
        .collect(Collectors.toMap(item -> item.getString("key"), item -> item.getString("value")));
  }
}
