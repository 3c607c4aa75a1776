package io.headrace.query;

import io.headrace.config.SettingValues;
import io.headrace.lifecycle.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;

/** The query service. */
public final class QueryService implements Service {

  private QueryService() {}

  public static Service assemble(
      Vertx vertx, SettingValues values, PrometheusMeterRegistry metrics) {
    return new QueryService();
  }

  @Override
  public String name() {
    return "query";
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
