package io.headrace.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

final class DistributionTest {

  @Test
  void jar_ofKafka_isOfTheVersionOfOurClient() {
    assertThat(Distribution.current().jar("kafka", "kafka_").getFileName())
        .hasToString("kafka_2.13-" + AppInfoParser.getVersion() + ".jar");
  }
}
