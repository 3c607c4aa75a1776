package io.headrace.benchmarks.command;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A server that does nothing, to find the generator's own limit with. */
@Command(
    name = "null-server",
    description =
        "Serves a 200 to everything and does nothing: a load on it shows the generator's own limit.")
public final class NullServerCommand implements Callable<Integer> {

  /** What the calls that prepare a load look for in their answers. */
  private static final Buffer MADE =
      Buffer.buffer(
          """
          {"experiment_id":"1","experiment":{"experiment_id":"1"},\
          "run":{"info":{"run_id":"00000000000000000000000000000000"}}}""");

  private static final Buffer DONE = Buffer.buffer("{}");

  @Option(names = "--port", defaultValue = "5055", description = "Port (${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    CountDownLatch failed = new CountDownLatch(1);
    vertx
        .createHttpServer()
        .requestHandler(NullServerCommand::answer)
        .listen(port, "127.0.0.1")
        .onSuccess(server -> System.out.println("Doing nothing on port " + server.actualPort()))
        .onFailure(
            failure -> {
              System.err.println(failure.getMessage());
              failed.countDown();
            });
    failed.await();
    return ExitStatus.BAD;
  }

  private static void answer(HttpServerRequest request) {
    Buffer body = request.path().contains("/runs/log-") ? DONE : MADE;
    request.endHandler(
        end -> request.response().putHeader("Content-Type", "application/json").end(body.copy()));
  }
}
