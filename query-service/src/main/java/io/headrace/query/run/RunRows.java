package io.headrace.query.run;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Runs as rows of a Parquet file: texts are strings, metrics doubles, times timestamps in UTC, to
 * the millisecond, a duration so many milliseconds. What a run lacks is null.
 */
final class RunRows extends WriteSupport<List<Object>> {

  private static final boolean UTC = true;

  private final MessageType schema;
  private RecordConsumer row;

  RunRows(List<ExportColumn> columns) {
    this.schema = new MessageType("runs", columns.stream().map(RunRows::type).toList());
  }

  private static Type type(ExportColumn column) {
    Repetition repetition = column.isFilled() ? Repetition.REQUIRED : Repetition.OPTIONAL;
    return switch (column.kind()) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case DECIMAL -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
      case TIME ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timestampType(UTC, TimeUnit.MILLIS))
              .named(column.name());
      case DURATION -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
    };
  }

  @Override
  public WriteContext init(ParquetConfiguration settings) {
    return new WriteContext(schema, Map.of());
  }

  /** For Hadoop, which never calls. */
  @Override
  @Deprecated
  public WriteContext init(Configuration settings) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    row = consumer;
  }

  @Override
  public void write(List<Object> run) {
    row.startMessage();
    for (int column = 0; column < run.size(); column++) {
      Object value = run.get(column);
      if (value != null) {
        String name = schema.getFieldName(column);
        row.startField(name, column);
        add(value);
        row.endField(name, column);
      }
    }
    row.endMessage();
  }

  private void add(Object value) {
    if (value instanceof Double decimal) {
      row.addDouble(decimal);
    } else if (value instanceof Long milliseconds) {
      row.addLong(milliseconds);
    } else {
      row.addBinary(Binary.fromString(value.toString()));
    }
  }
}
