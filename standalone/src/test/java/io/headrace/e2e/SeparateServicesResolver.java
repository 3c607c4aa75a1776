package io.headrace.e2e;

import io.headrace.standalone.backend.SharedBackends;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one set of {@link SeparateServices}: started for the first test class that asks,
 * with a namespace of its own, stopped when all tests are done.
 */
final class SeparateServicesResolver implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(SeparateServicesResolver.class);

  private SeparateServices services;

  @Override
  public void beforeAll(ExtensionContext context) {
    SharedBackends backends = new SharedBackends();
    // Before ours is stored: the store closes what came last first.
    backends.beforeAll(context);
    services =
        context
            .getRoot()
            .getStore(STORE)
            .getOrComputeIfAbsent(
                SeparateServices.class,
                type -> SeparateServices.start(backends.freshNamespace()),
                SeparateServices.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SeparateServices.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return services;
  }
}
