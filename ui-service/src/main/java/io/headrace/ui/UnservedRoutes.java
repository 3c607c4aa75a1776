package io.headrace.ui;

import io.headrace.api.UnservedCall;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Answers the calls of MLflow that nobody serves yet, and says so: 404 alone would leave a person
 * looking for a mistake in the address.
 */
final class UnservedRoutes {

  private final List<UnservedCall> calls = UnservedCall.all();

  /** Mounted last, they answer what is left over. */
  void mount(Router router) {
    for (UnservedCall call : calls) {
      for (String path : call.paths()) {
        Route route = router.route(HttpMethod.valueOf(call.method()), path);
        if (call.method().equals("GET")) {
          route.method(HttpMethod.HEAD);
        }
        route.handler(context -> context.fail(call.family().refusal()));
      }
    }
  }
}
