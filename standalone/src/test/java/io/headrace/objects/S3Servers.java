package io.headrace.objects;

import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.MinioServer;
import io.headrace.standalone.backend.SharedBackends;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the S3 servers: the embedded one of the {@link SharedBackends}, and a MinIO that is
 * started for the first test that asks and stopped when all tests are done.
 */
final class S3Servers implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(S3Servers.class);

  private final SharedBackends backends = new SharedBackends();
  private ExtensionContext.Store started;

  @Override
  public void beforeAll(ExtensionContext context) {
    backends.beforeAll(context);
    started = context.getRoot().getStore(STORE);
  }

  /** Where a server is, with a bucket that nobody has used before. */
  ObjectStoreSettings freshBucket(S3Server server) {
    SettingValues embedded = backends.freshNamespace();
    return ObjectStoreSettings.from(
        switch (server) {
          case EMBEDDED -> embedded;
          case MINIO -> minio().locate(embedded);
        });
  }

  private MinioServer minio() {
    return started.getOrComputeIfAbsent(
        MinioServer.class, type -> MinioServer.start(), MinioServer.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == S3Servers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return this;
  }
}
