package io.headrace.query.run;

import io.headrace.search.Entity;
import io.headrace.search.Identifier;
import io.headrace.search.SearchSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A column of a file of runs. */
record ExportColumn(Identifier identifier) {

  /** What the values of a column are, where there are any. */
  enum Kind {
    TEXT,
    /** A double, which may be NaN or infinite. */
    DECIMAL,
    /** Milliseconds since the epoch. */
    TIME,
    /** Milliseconds. */
    DURATION
  }

  /** Which run a row is, whatever else was asked for. */
  private static final List<Identifier> FIRST =
      List.of(
          new Identifier(Entity.ATTRIBUTE, "run_id"),
          new Identifier(Entity.ATTRIBUTE, "experiment_id"));

  /** The columns of a file that shows some things: each once, behind those that all files have. */
  static List<ExportColumn> of(List<Identifier> shown) {
    Set<Identifier> all = new LinkedHashSet<>(FIRST);
    all.addAll(shown);
    List<ExportColumn> columns = new ArrayList<>(all.size());
    all.forEach(identifier -> columns.add(new ExportColumn(identifier)));
    return List.copyOf(columns);
  }

  /** Its name in the file, as MLflow's {@code search_runs} names the columns of its table. */
  String name() {
    return switch (identifier.entity()) {
      case METRIC -> "metrics." + identifier.key();
      case PARAM -> "params." + identifier.key();
      case TAG -> "tags." + identifier.key();
      case DATASET -> "dataset." + identifier.key();
      case ATTRIBUTE -> identifier.key();
    };
  }

  Kind kind() {
    if (identifier.entity() == Entity.METRIC) {
      return Kind.DECIMAL;
    }
    if (!SearchSchema.SHOWN_RUNS.isNumber(identifier)) {
      return Kind.TEXT;
    }
    // The other numbers among the attributes of runs are all times.
    return identifier.key().equals("duration") ? Kind.DURATION : Kind.TIME;
  }

  /** Whether every run has a value. */
  boolean isFilled() {
    return FIRST.contains(identifier);
  }
}
