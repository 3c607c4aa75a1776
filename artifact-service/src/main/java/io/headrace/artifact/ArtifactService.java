package io.headrace.artifact;

import io.headrace.config.SettingValues;
import io.headrace.lifecycle.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/** The artifact service. */
public final class ArtifactService implements Service {

  private ArtifactService() {}

  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return new ArtifactService();
  }

  @Override
  public String name() {
    return "artifact";
  }

  @Override
  public void mount(Router router) {}

  @Override
  public Future<Void> start() {
    return Future.succeededFuture();
  }

  @Override
  public List<String> missing() {
    return List.of();
  }

  @Override
  public Future<Void> stop() {
    return Future.succeededFuture();
  }
}
