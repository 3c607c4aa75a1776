package io.headrace.http;

import io.vertx.core.Future;

/**
 * Answers one API call. Called on an event loop, must not block it; a {@link
 * io.headrace.error.HeadraceException}, thrown or failed with, becomes MLflow's error JSON.
 */
@FunctionalInterface
public interface Endpoint {
  Future<Answer> handle(ApiRequest request);
}
