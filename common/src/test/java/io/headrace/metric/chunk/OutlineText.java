package io.headrace.metric.chunk;

import java.util.List;
import java.util.stream.IntStream;

/** Outlines as lines, a block each, that differ when a bit of a block does. */
final class OutlineText {

  private OutlineText() {}

  static List<String> of(Outline outline) {
    return IntStream.range(0, outline.blocks()).mapToObj(i -> line(outline, i)).toList();
  }

  private static String line(Outline outline, int block) {
    return String.join(
        " ",
        String.valueOf(outline.count(block)),
        String.valueOf(outline.firstStep(block)),
        String.valueOf(outline.lastStep(block)),
        String.valueOf(outline.firstTimestamp(block)),
        String.valueOf(outline.lastTimestamp(block)),
        String.valueOf(outline.minTimestamp(block)),
        String.valueOf(outline.maxTimestamp(block)),
        String.valueOf(outline.inOrderOfTime(block)),
        String.valueOf(outline.nans(block)),
        SeriesText.text(outline.firstValue(block)),
        SeriesText.text(outline.lastValue(block)),
        SeriesText.text(outline.minValue(block)),
        SeriesText.text(outline.maxValue(block)));
  }
}
