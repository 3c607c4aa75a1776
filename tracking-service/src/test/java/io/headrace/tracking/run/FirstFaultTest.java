package io.headrace.tracking.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several faults a body is refused for the one that MLflow names. */
class FirstFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"value": "x", "key": 5} | Missing value for required parameter 'run_id'.
          {"run_id": 5, "value": "x"} | Invalid value 5 for parameter 'run_id' supplied:
          {"timestamp": "x", "run_id": "r"} | Missing value for required parameter 'key'.
          {"timestamp": "x", "run_id": "r", "key": 5} | Invalid value 5 for parameter 'key'
          {"timestamp": "x", "run_id": "r", "key": "k"} | Missing value for required parameter 'value'.
          {"step": "x", "run_id": "r", "key": "k", "value": 1, "timestamp": "y"} | Invalid value "y" for parameter 'timestamp'
          {"run_id": "r", "key": "k#", "value": 1, "timestamp": 1, "model_id": [1]} | Invalid value [1] for parameter 'model_id'
          {"run_id": "r", "key": "k#", "value": 1, "timestamp": -1} | Invalid value "k#" for parameter 'name'
          {"run_id": "r", "key": "k#", "value": 1, "timestamp": 1, "dataset_name": "d"} | Both dataset_name and dataset_digest must be provided if one is provided
          {"run_id": "r", "key": "k", "value": {"b": 1, "a": 2}, "timestamp": 1} | Invalid value {"a":2,"b":1} for parameter 'value'
          {"run_id": "r", "runId": "r", "key": "k", "value": 1, "timestamp": 1} | Request specifies both 'run_id' and 'runId';
          {"run_id": "r", "run_id": "r", "key": "k", "value": 1, "timestamp": 1} | The request body is not valid JSON: the field 'run_id' is there twice
          """)
  void metric_withSeveralFaults_isRefusedForTheFirst(String body, String text) {
    assertThatThrownBy(() -> BatchParser.parseMetric(body.getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"metrics": [{"key": "a#"}]} | Missing value for required parameter 'run_id'.
          {"metrics": [{"key": "a#", "value": 1, "timestamp": 1}], "run_id": 5} | Invalid value 5 for parameter 'run_id'
          {"run_id": "!!", "metrics": [{"key": "a#", "value": 1, "timestamp": 1}]} | Invalid value "!!" for parameter 'run_id' supplied.
          {"run_id": "!!", "metrics": [{"key": "a#", "value": 1}]} | Missing value for required parameter 'metrics[0].timestamp'.
          {"run_id": "r", "metrics": [{"key": "a#", "value": 1, "timestamp": 1}, {}]} | Missing value for required parameter 'metrics[1].key'.
          {"run_id": "r", "metrics": [{"key": "a#", "value": 1, "timestamp": 1}], "tags": [{}]} | Missing value for required parameter 'tags[0].key'.
          {"run_id": "!!", "metrics": [{"key": "k", "value": 1, "timestamp": 1, "dataset_digest": "d"}]} | Both dataset_name and dataset_digest must be provided
          {"run_id": "r", "tags": [{}], "params": [{}]} | Missing value for required parameter 'params[0].key'.
          {"run_id": "r", "tags": "t", "metrics": "m"} | Invalid value "m" for parameter 'metrics'
          {"run_id": "r", "params": [{"key": "a#"}], "metrics": [{"key": "k", "value": 1e22, "timestamp": -1}]} | Invalid value -1 for parameter 'metrics[0].timestamp' supplied: metric 'k' (value=1e+22). Timestamp must be
          {"run_id": "r", "params": [{"key": "a"}, {"key": "a"}], "tags": [{"key": "a#"}]} | Invalid value "a#" for parameter 'tags[0].key'
          {"run_id": "r", "params": [{"key": "it's"}, {"key": "it's"}]} | Invalid value "it's" for parameter 'params[0].key'
          """)
  void batch_withSeveralFaults_isRefusedForTheFirst(String body, String text) {
    assertThatThrownBy(() -> BatchParser.parseBatch(body.getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith(text);
  }

  @Test
  void body_thatIsLarge_isRefusedForTheFaultThatStandsFirst() {
    String large = "{\"value\": \"x\", \"padding\": \"" + "x".repeat(1024 * 1024) + "\"}";

    assertThatThrownBy(() -> BatchParser.parseMetric(large.getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("Invalid value \"x\" for parameter 'value'");
  }

  @Test
  void batch_overALimitAndBad_isRefusedForWhatIsBad() {
    String metrics = "{\"key\":\"a#\",\"value\":1,\"timestamp\":1},".repeat(1_001);
    String body =
        "{\"run_id\":\"r\",\"metrics\":[" + metrics.substring(0, metrics.length() - 1) + "]}";

    assertThatThrownBy(() -> BatchParser.parseBatch(body.getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("Invalid value \"a#\" for parameter 'metrics[0].name' supplied:");
  }
}
