package io.headrace.e2e;

import io.headrace.standalone.backend.SharedBackends;
import java.net.URI;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the address of one {@link RunningHeadrace}, or a {@link RawClient} to it: started for
 * the first test class that asks, with a namespace of its own, stopped when all tests are done. The
 * variable {@code TEST_SERVER} names another server to test instead, be it ours or MLflow's.
 */
public final class RunningHeadraceResolver implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(RunningHeadraceResolver.class);

  private URI server;

  @Override
  public void beforeAll(ExtensionContext context) {
    String named = System.getenv("TEST_SERVER");
    server = named == null ? start(context) : URI.create(named);
  }

  private static URI start(ExtensionContext context) {
    SharedBackends backends = new SharedBackends();
    // Before ours is stored: the store closes what came last first.
    backends.beforeAll(context);
    return context
        .getRoot()
        .getStore(STORE)
        .getOrComputeIfAbsent(
            RunningHeadrace.class,
            type -> RunningHeadrace.start("headrace", backends.freshNamespace()),
            RunningHeadrace.class)
        .uri();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == URI.class || type == RawClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == URI.class ? server : new RawClient(server);
  }
}
