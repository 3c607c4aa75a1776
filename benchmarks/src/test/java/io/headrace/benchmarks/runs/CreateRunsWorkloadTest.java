package io.headrace.benchmarks.runs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.benchmarks.http.RequestBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CreateRunsWorkloadTest {

  private static final long START = 1_700_000_000_000L;
  private static final byte[] CREATED =
      "{\"run\": {\"info\": {\"run_id\": \"abc\"}}}".getBytes(US_ASCII);
  private static final byte[] DONE = "{}".getBytes(US_ASCII);

  private final RequestBuffer buffer = new RequestBuffer();

  @Test
  void unit_plainRun_isCreatedAndThenLogged() throws Exception {
    List<Sent> sent = unit(7, false, WideMetrics.NONE);

    assertThat(sent).extracting(Sent::path).containsExactly("create", "log-batch");
    JsonNode create = sent.get(0).body();
    assertThat(create.path("run_name").asText()).isEqualTo("load-7");
    assertThat(create.path("start_time").asLong()).isEqualTo(START + 7000);
    JsonNode batch = sent.get(1).body();
    assertThat(batch.path("run_id").asText()).isEqualTo("abc");
    assertThat(batch.path("metrics")).hasSize(3);
    assertThat(batch.path("params")).hasSize(3);
    assertThat(batch.path("tags")).hasSize(1);
  }

  @Test
  void unit_runThatEnds_isUpdatedLast() throws Exception {
    long finished = 0;
    while (!RunFacts.of(1, finished).status().equals("FINISHED")) {
      finished++;
    }
    List<Sent> sent = unit(finished, true, WideMetrics.NONE);

    assertThat(sent).extracting(Sent::path).containsExactly("create", "log-batch", "update");
    JsonNode update = sent.get(2).body();
    assertThat(update.path("status").asText()).isEqualTo("FINISHED");
    assertThat(update.path("end_time").asLong())
        .isGreaterThan(sent.get(0).body().path("start_time").asLong());
  }

  @Test
  void unit_wideRun_logsItsKeysAThousandARequest() throws Exception {
    List<Sent> sent = unit(3, false, new WideMetrics(20_000, 2_300));

    assertThat(sent)
        .extracting(Sent::path)
        .containsExactly("create", "log-batch", "log-batch", "log-batch", "log-batch");
    assertThat(sent.subList(2, 5))
        .extracting(each -> each.body().path("metrics").size())
        .containsExactly(1000, 1000, 300);
    List<String> keys =
        sent.subList(1, 5).stream()
            .flatMap(
                each ->
                    StreamSupport.stream(each.body().path("metrics").spliterator(), false)
                        .map(metric -> metric.path("key").asText()))
            .toList();
    assertThat(keys).doesNotHaveDuplicates().hasSize(2_303);
  }

  @Test
  void writeNext_answerWithoutRun_isAnError() {
    CreateRunsWorkload workload = workload(false, WideMetrics.NONE);
    workload.write(0, buffer);

    assertThatThrownBy(() -> workload.writeNext(0, 1, DONE, buffer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no run id");
  }

  private record Sent(String path, JsonNode body) {}

  private List<Sent> unit(long unit, boolean ended, WideMetrics wide) throws IOException {
    CreateRunsWorkload workload = workload(ended, wide);
    List<Sent> sent = new ArrayList<>();
    workload.write(unit, buffer);
    sent.add(sent());
    while (workload.writeNext(unit, sent.size(), sent.size() == 1 ? CREATED : DONE, buffer)) {
      sent.add(sent());
    }
    return sent;
  }

  private static CreateRunsWorkload workload(boolean ended, WideMetrics wide) {
    FillProgress progress = new FillProgress(() -> 0, sentence -> {});
    return new CreateRunsWorkload("1", new RunPlan(1, 0, START, ended, wide), progress, "h:1");
  }

  private Sent sent() throws IOException {
    String request = US_ASCII.decode(buffer.finish()).toString();
    String path = request.substring(0, request.indexOf(" HTTP"));
    return new Sent(
        path.substring(path.lastIndexOf('/') + 1),
        new ObjectMapper().readTree(request.substring(request.indexOf("\r\n\r\n") + 4)));
  }
}
