package io.headrace.artifact.preview;

import io.headrace.http.JsonAnswer;
import io.headrace.model.PreviewKind;
import java.util.List;
import java.util.Optional;

/** What is shown of a file. */
sealed interface Preview {

  PreviewKind kind();

  /** Whether the file has more than is shown. */
  boolean cut();

  /** Why less is shown than might be expected. */
  Optional<String> note();

  /** Writes what is shown, without what all previews have. */
  void write(JsonAnswer json);

  /** The first characters. */
  record OfText(String text, boolean cut) implements Preview {
    @Override
    public PreviewKind kind() {
      return PreviewKind.TEXT;
    }

    @Override
    public Optional<String> note() {
      return Optional.empty();
    }

    @Override
    public void write(JsonAnswer json) {
      json.text("text", text);
    }
  }

  /**
   * The first characters of JSON.
   *
   * @param valid whether it parses; empty if that is not known
   */
  record OfJson(String text, boolean cut, Optional<Boolean> valid) implements Preview {
    @Override
    public PreviewKind kind() {
      return PreviewKind.JSON;
    }

    @Override
    public Optional<String> note() {
      return Optional.empty();
    }

    @Override
    public void write(JsonAnswer json) {
      json.text("text", text).bool("valid", valid.orElse(null));
    }
  }

  /**
   * Columns and first rows.
   *
   * @param columnCount how many columns there are, with those that are not shown
   * @param rows of each its cells: texts, numbers, truths, nothings, lists and maps of these
   * @param rowCount how many rows there are; empty if that is not known
   */
  record OfTable(
      String format,
      List<Column> columns,
      int columnCount,
      List<List<Object>> rows,
      Optional<Long> rowCount,
      boolean cut,
      Optional<String> note)
      implements Preview {

    /**
     * A column.
     *
     * @param type empty where cells are what they look like
     */
    record Column(String name, Optional<String> type) {}

    @Override
    public PreviewKind kind() {
      return PreviewKind.TABLE;
    }

    @Override
    public void write(JsonAnswer json) {
      json.text("format", format)
          .list(
              "columns",
              columns,
              (item, column) ->
                  item.text("name", column.name()).text("type", column.type().orElse(null)))
          .number("column_count", (long) columnCount)
          .values("rows", rows)
          .number("row_count", rowCount.orElse(null));
    }
  }

  /**
   * The size of an image.
   *
   * @param width in pixels, as is the height
   */
  record OfImage(PictureFormat format, int width, int height) implements Preview {
    @Override
    public PreviewKind kind() {
      return PreviewKind.IMAGE;
    }

    @Override
    public boolean cut() {
      return false;
    }

    @Override
    public Optional<String> note() {
      return Optional.empty();
    }

    @Override
    public void write(JsonAnswer json) {
      json.text("format", format.word())
          .number("width", (long) width)
          .number("height", (long) height);
    }
  }

  /** Nothing of the file. */
  record OfBytes(boolean cut, Optional<String> note) implements Preview {
    @Override
    public PreviewKind kind() {
      return PreviewKind.BINARY;
    }

    @Override
    public void write(JsonAnswer json) {
      // What all previews have says it all.
    }
  }
}
