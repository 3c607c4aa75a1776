package io.headrace.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.metric.chart.Axis;
import io.headrace.metric.chart.ChartDraft;
import io.headrace.metric.chunk.SeriesBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.Test;

class SeriesArrowTest {

  private static final Window WINDOW = new Window(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, 0);

  @Test
  void bytes_seriesOfTwoRuns_areARowForEachBucket() throws IOException {
    List<SeriesChart> series =
        List.of(
            series("run 1", "loss", 4, 2),
            series("run 2", "loss", 0, 2),
            series("run 2", "é", 2, 2));

    assertThat(rows(series))
        .containsExactly(
            "run_id metric_key first_x last_x count nan_count min max first last",
            "run 1 loss 0 1 2 0 -1.0 0.0 0.0 -1.0",
            "run 1 loss 2 3 2 1 -2.0 -2.0 -2.0 NaN",
            "run 2 é 0 0 1 0 0.0 0.0 0.0 0.0",
            "run 2 é 1 1 1 0 -1.0 -1.0 -1.0 -1.0");
  }

  @Test
  void bytes_noSeriesWithPoints_isAStreamWithoutRows() throws IOException {
    assertThat(rows(List.of(series("run", "loss", 0, 2)))).hasSize(1);
  }

  /** Points 0, -1, -2, NaN at steps of one. */
  private static SeriesChart series(String runId, String key, int size, int buckets) {
    SeriesBuilder points = new SeriesBuilder(0);
    for (int i = 0; i < size; i++) {
      points.add(i, 0, i == 3 ? Double.NaN : 0.0 - i);
    }
    ChartDraft draft = new ChartDraft(Axis.STEP, Long.MIN_VALUE, Long.MAX_VALUE, buckets);
    draft.add(points.build());
    assertThat(draft.missing()).isEmpty();
    return new SeriesChart(runId, key, WINDOW, draft.finish());
  }

  private static List<String> rows(List<SeriesChart> series) throws IOException {
    List<String> rows = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(
                new ByteArrayInputStream(SeriesArrow.bytes(series).getBytes()), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      rows.add(
          String.join(" ", root.getFieldVectors().stream().map(FieldVector::getName).toList()));
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          rows.add(row(reader, root, row));
        }
      }
    }
    return rows;
  }

  private static String row(ArrowStreamReader reader, VectorSchemaRoot root, int row)
      throws IOException {
    List<String> cells = new ArrayList<>();
    for (FieldVector vector : root.getFieldVectors()) {
      if (vector.getField().getDictionary() == null) {
        cells.add(vector.getObject(row).toString());
      } else {
        long dictionary = vector.getField().getDictionary().getId();
        try (var decoded =
            DictionaryEncoder.decode(vector, reader.getDictionaryVectors().get(dictionary))) {
          cells.add(decoded.getObject(row).toString());
        }
      }
    }
    return String.join(" ", cells);
  }
}
