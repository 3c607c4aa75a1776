package io.headrace.standalone.backend;

import io.headrace.config.SettingValues;
import java.io.IOException;

/** One embedded server: how to lay out its files, how to start its JVM, how services find it. */
sealed interface Backend permits KafkaBackend, CassandraBackend, S3Backend {

  /** Also the name of its folders and of its log: {@code kafka}. */
  String name();

  /** For people: {@code Kafka}. */
  String title();

  /** Accepts connections as soon as the backend can work. */
  int port();

  /** Writes the configuration, and on the first start whatever must be there before it. */
  void prepare() throws IOException;

  JvmCommand command();

  /** {@code values}, pointing at this backend. */
  SettingValues locate(SettingValues values);
}
