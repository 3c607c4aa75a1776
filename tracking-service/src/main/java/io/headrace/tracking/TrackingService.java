package io.headrace.tracking;

import io.headrace.config.SettingValues;
import io.headrace.lifecycle.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/** The tracking service. */
public final class TrackingService implements Service {

  private TrackingService() {}

  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return new TrackingService();
  }

  @Override
  public String name() {
    return "tracking";
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
