package io.headrace.query.experiment;

import io.headrace.error.HeadraceException;
import io.headrace.http.Answer;
import io.headrace.http.ApiRequest;
import io.headrace.http.Endpoint;
import io.headrace.store.Experiments;
import io.vertx.core.Future;

/** {@code GET experiments/get-by-name}: active or deleted. */
final class GetExperimentByNameEndpoint implements Endpoint {

  private final Experiments experiments;

  GetExperimentByNameEndpoint(Experiments experiments) {
    this.experiments = experiments;
  }

  @Override
  public Future<Answer> handle(ApiRequest request) {
    String name = request.fields().requiredString("experiment_name");
    return experiments
        .findByName(name)
        .map(found -> found.orElseThrow(() -> notFound(name)))
        .map(GetExperimentEndpoint::answer);
  }

  private static HeadraceException notFound(String name) {
    return HeadraceException.notFound("Could not find experiment with name '" + name + "'");
  }
}
