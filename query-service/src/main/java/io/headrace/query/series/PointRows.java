package io.headrace.query.series;

import io.headrace.metric.chunk.Series;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Points as rows of a Parquet file: {@code run_id}, {@code metric_key}, {@code step}, {@code
 * timestamp} (ms since the epoch) and {@code value}, none of them optional.
 */
final class PointRows extends WriteSupport<PointRows.Row> {

  private static final MessageType SCHEMA =
      Types.buildMessage()
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("run_id")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("metric_key")
          .required(PrimitiveTypeName.INT64)
          .named("step")
          .required(PrimitiveTypeName.INT64)
          .named("timestamp")
          .required(PrimitiveTypeName.DOUBLE)
          .named("value")
          .named("points");

  /** A point that is told where it stands, so that none is made for each. */
  static final class Row {
    private final Binary runId;
    private final Binary metricKey;
    private Series points;
    private int point;

    Row(String runId, String metricKey) {
      this.runId = Binary.fromString(runId);
      this.metricKey = Binary.fromString(metricKey);
    }

    Row at(Series series, int place) {
      points = series;
      point = place;
      return this;
    }
  }

  private RecordConsumer row;

  @Override
  public WriteContext init(ParquetConfiguration settings) {
    return new WriteContext(SCHEMA, Map.of());
  }

  /** For Hadoop, which never calls. */
  @Override
  @Deprecated
  public WriteContext init(Configuration settings) {
    return new WriteContext(SCHEMA, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    row = consumer;
  }

  @Override
  public void write(Row point) {
    row.startMessage();
    text(0, point.runId);
    text(1, point.metricKey);
    integer(2, point.points.step(point.point));
    integer(3, point.points.timestamp(point.point));
    row.startField("value", 4);
    row.addDouble(point.points.value(point.point));
    row.endField("value", 4);
    row.endMessage();
  }

  private void text(int column, Binary value) {
    String name = SCHEMA.getFieldName(column);
    row.startField(name, column);
    row.addBinary(value);
    row.endField(name, column);
  }

  private void integer(int column, long value) {
    String name = SCHEMA.getFieldName(column);
    row.startField(name, column);
    row.addLong(value);
    row.endField(name, column);
  }
}
