package io.headrace.query.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.search.IdentifierList;
import io.headrace.search.SearchSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportColumnTest {

  static List<ExportColumn> columns(String... asked) {
    return ExportColumn.of(IdentifierList.parse("column", List.of(asked), SearchSchema.SHOWN_RUNS));
  }

  @Test
  void columns_ofAnyKind_areNamedAsInMlflowsTable() {
    assertThat(
            columns(
                "attributes.start_time", "metric.`val/loss`", "param.lr", "tag.`a b`", "status"))
        .extracting(ExportColumn::name)
        .containsExactly(
            "run_id",
            "experiment_id",
            "start_time",
            "metrics.val/loss",
            "params.lr",
            "tags.a b",
            "status");
  }

  @Test
  void columns_namedTwice_comeOnce() {
    assertThat(columns("params.lr", "run_id", "parameters.`lr`", "attr.experiment_id"))
        .extracting(ExportColumn::name)
        .containsExactly("run_id", "experiment_id", "params.lr");
  }

  @Test
  void kind_ofAColumn_isThatOfItsValues() {
    assertThat(
            columns(
                "metrics.a",
                "params.a",
                "tags.a",
                "end_time",
                "run_name",
                "dataset.name",
                "duration"))
        .extracting(ExportColumn::kind)
        .containsExactly(
            ExportColumn.Kind.TEXT,
            ExportColumn.Kind.TEXT,
            ExportColumn.Kind.DECIMAL,
            ExportColumn.Kind.TEXT,
            ExportColumn.Kind.TEXT,
            ExportColumn.Kind.TIME,
            ExportColumn.Kind.TEXT,
            ExportColumn.Kind.TEXT,
            ExportColumn.Kind.DURATION);
  }
}
