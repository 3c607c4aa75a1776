package io.headrace.benchmarks.load;

import static io.headrace.benchmarks.http.RequestBuffer.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.benchmarks.ScriptedServer;
import io.headrace.benchmarks.ScriptedServer.Answer;
import io.headrace.benchmarks.http.BytePattern;
import io.headrace.benchmarks.http.PatternBody;
import io.headrace.benchmarks.http.RequestBuffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoadLoopTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration NONE = Duration.ZERO;
  private static final byte[] HEAD = RequestBuffer.head("POST", "/x", "localhost");

  /** Sends the unit's number, and once more with the answer. */
  private record Numbers(boolean twice) implements Workload {
    @Override
    public void write(long unit, RequestBuffer request) {
      request.start(HEAD);
      request.put(unit);
    }

    @Override
    public boolean writeNext(long unit, int answered, byte[] body, RequestBuffer request)
        throws IOException {
      if (body.length == 0) {
        throw new IOException("an empty answer");
      }
      if (!twice || answered == 2) {
        return false;
      }
      request.start(HEAD);
      request.put(ascii("again ")).put(unit);
      return true;
    }

    @Override
    public int pointsPerUnit() {
      return 1;
    }
  }

  @Test
  void run_count_sendsEachUnitOnce() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, "{}"))) {
      LoadLoop.Result result = run(server, 4, new Numbers(false), closed(100));

      assertThat(result.measurement().units()).isEqualTo(100);
      assertThat(result.measurement().errors()).isEmpty();
      assertThat(result.outcomes().count(Outcome.ACKNOWLEDGED)).isEqualTo(100);
      assertThat(server.requests()).extracting("body").doesNotHaveDuplicates().hasSize(100);
    }
  }

  @Test
  void run_unitOfTwoRequests_countsOnce() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, "{}"))) {
      LoadLoop.Result result = run(server, 2, new Numbers(true), closed(10));

      assertThat(result.measurement().units()).isEqualTo(10);
      assertThat(result.measurement().requests()).isEqualTo(20);
      assertThat(server.requests()).extracting("body").contains("again 3");
    }
  }

  @Test
  void run_serverClosesEachConnection_opensThemAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, "{}", true))) {
      LoadLoop.Result result = run(server, 3, new Numbers(false), closed(20));

      assertThat(result.measurement().units()).isEqualTo(20);
      assertThat(result.measurement().errors()).isEmpty();
    }
  }

  @Test
  void run_refusedAndFailed_areToldApart() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                switch (request.body()) {
                  case "3" -> new Answer(400, "no");
                  case "5" -> new Answer(503, "busy");
                  case "7" -> new Answer(200, "");
                  default -> new Answer(200, "{}");
                })) {
      LoadLoop.Result result = run(server, 2, new Numbers(false), closed(20));

      assertThat(result.outcomes().get(3)).isEqualTo(Outcome.REFUSED);
      assertThat(result.outcomes().get(5)).isEqualTo(Outcome.UNKNOWN);
      assertThat(result.outcomes().get(7)).isEqualTo(Outcome.UNKNOWN);
      assertThat(result.measurement().units()).isEqualTo(17);
      assertThat(result.measurement().errors())
          .containsEntry("400", 1L)
          .containsEntry("503", 1L)
          .containsEntry("unexpected answer", 1L);
    }
  }

  @Test
  void run_openLoop_keepsToTheRate() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, "{}"))) {
      Schedule schedule = new Schedule(200, NONE, Duration.ofMillis(500), Long.MAX_VALUE);
      LoadLoop.Result result = run(server, 4, new Numbers(false), schedule);

      assertThat(result.measurement().units() + result.measurement().unsent()).isEqualTo(100);
    }
  }

  @Test
  void stop_endlessSchedule_endsTheRun() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, "{}"))) {
      Schedule endless = new Schedule(200, NONE, Duration.ofDays(1), Long.MAX_VALUE);
      AtomicReference<LoadLoop> loop = new AtomicReference<>();
      Workload stopping =
          new Workload() {
            @Override
            public void write(long unit, RequestBuffer request) {
              if (unit == 9) {
                loop.get().stop();
              }
              request.start(HEAD);
            }

            @Override
            public int pointsPerUnit() {
              return 0;
            }
          };
      loop.set(new LoadLoop(server.address(), 1, stopping, endless, TIMEOUT));

      assertThat(loop.get().run().measurement().units()).isEqualTo(10);
    }
  }

  @Test
  void run_workloadThatWantsLongAnswers_seesAllOfThem() throws Exception {
    String answer = "x".repeat(100_000);
    List<Integer> seen = new ArrayList<>();
    try (ScriptedServer server = new ScriptedServer(request -> new Answer(200, answer))) {
      Workload reading =
          new Workload() {
            @Override
            public void write(long unit, RequestBuffer request) {
              request.start(HEAD);
            }

            @Override
            public boolean writeNext(long unit, int answered, byte[] body, RequestBuffer request) {
              seen.add(body.length);
              return false;
            }

            @Override
            public int keptBytes() {
              return 90_000;
            }

            @Override
            public int pointsPerUnit() {
              return 0;
            }
          };
      run(server, 1, reading, closed(2));

      assertThat(seen).containsExactly(90_000, 90_000);
    }
  }

  @Test
  void run_longBodyThatIsRefusedEarly_sendsTheNextOnAnotherConnection() throws Exception {
    PatternBody body = new BytePattern(1).body(0, 50_000_000);
    Workload uploads =
        new Workload() {
          @Override
          public void write(long unit, RequestBuffer request) {
            request.startStreamed(HEAD, body);
          }

          @Override
          public int pointsPerUnit() {
            return 0;
          }
        };
    try (RefusingServer server = new RefusingServer()) {
      LoadLoop.Result result = new LoadLoop(server.address(), 1, uploads, closed(3), TIMEOUT).run();

      assertThat(result.measurement().errors()).isEqualTo(Map.of("413", 3L));
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void run_nobodyListens_endsInTimeAndSaysSo() throws Exception {
    Schedule schedule = new Schedule(0, NONE, Duration.ofMillis(300), Long.MAX_VALUE);
    LoadLoop loop = new LoadLoop(closedPort(), 2, new Numbers(false), schedule, TIMEOUT);

    LoadLoop.Result result = loop.run();

    assertThat(result.measurement().units()).isZero();
    assertThat(result.measurement().errors()).containsKey("no connection");
  }

  @Test
  void run_serverThatNeverAnswers_timesOut() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address =
          new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort());
      LoadLoop loop =
          new LoadLoop(address, 1, new Numbers(false), closed(1), Duration.ofMillis(100));

      LoadLoop.Result result = loop.run();

      assertThat(result.measurement().errors()).containsEntry("timeout", 1L);
      assertThat(result.outcomes().get(0)).isEqualTo(Outcome.UNKNOWN);
    }
  }

  private static LoadLoop.Result run(
      ScriptedServer server, int connections, Workload workload, Schedule schedule)
      throws IOException {
    return new LoadLoop(server.address(), connections, workload, schedule, TIMEOUT).run();
  }

  private static Schedule closed(long count) {
    return new Schedule(0, NONE, Duration.ofSeconds(30), count);
  }

  private static InetSocketAddress closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }
}
