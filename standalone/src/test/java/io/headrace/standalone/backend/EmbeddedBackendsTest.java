package io.headrace.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.headrace.config.CassandraSettings;
import io.headrace.config.KafkaSettings;
import io.headrace.config.ObjectStoreSettings;
import io.headrace.config.SettingValues;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBackends.class)
final class EmbeddedBackendsTest {

  private final SettingValues values;

  EmbeddedBackendsTest(SharedBackends backends) {
    values = backends.freshNamespace();
  }

  @Test
  void kafka_withANewTopic_takesRecords() throws Exception {
    KafkaSettings kafka = KafkaSettings.from(values);
    Map<String, Object> servers =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (Admin admin = Admin.create(servers);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(servers, new StringSerializer(), new StringSerializer())) {
      String topic = kafka.namespace().dotted("runs");
      admin.createTopics(List.of(new NewTopic(topic, 8, (short) 1))).all().get();

      assertThat(producer.send(new ProducerRecord<>(topic, "run", "event")).get().hasOffset())
          .isTrue();
    }
  }

  @Test
  void cassandra_withAnEightMebibyteBlob_keepsIt() {
    CassandraSettings cassandra = CassandraSettings.from(values);
    try (CqlSession session = session(cassandra)) {
      session.execute(
          "CREATE KEYSPACE %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': 1}"
              .formatted(cassandra.keyspace(), cassandra.datacenter()));
      String table = cassandra.keyspace() + ".blobs";
      session.execute("CREATE TABLE " + table + " (id int PRIMARY KEY, bytes blob)");
      ByteBuffer blob = ByteBuffer.allocate(8 << 20);

      session.execute("INSERT INTO " + table + " (id, bytes) VALUES (1, ?)", blob);

      assertThat(session.execute("SELECT bytes FROM " + table).one().getByteBuffer(0))
          .isEqualTo(blob);
    }
  }

  @Test
  void s3_withANewBucket_keepsObjects() throws Exception {
    ObjectStoreSettings store = ObjectStoreSettings.from(values);
    MinioClient client =
        MinioClient.builder()
            .endpoint(store.endpoint().toString())
            .credentials(store.accessKey(), store.secretKey())
            .region("us-east-1")
            .build();
    client.makeBucket(MakeBucketArgs.builder().bucket(store.bucket()).build());
    byte[] bytes = {1, 2, 3};
    client.putObject(
        PutObjectArgs.builder().bucket(store.bucket()).object("a/b").stream(
                new ByteArrayInputStream(bytes), 3L, -1L)
            .build());

    assertThat(client.bucketExists(BucketExistsArgs.builder().bucket(store.bucket()).build()))
        .isTrue();
    assertThat(
            client
                .getObject(GetObjectArgs.builder().bucket(store.bucket()).object("a/b").build())
                .readAllBytes())
        .isEqualTo(bytes);
  }

  private static CqlSession session(CassandraSettings cassandra) {
    return CqlSession.builder()
        .addContactPoints(cassandra.contactPoints())
        .withLocalDatacenter(cassandra.datacenter())
        .build();
  }
}
