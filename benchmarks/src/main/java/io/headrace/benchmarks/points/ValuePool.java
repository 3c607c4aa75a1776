package io.headrace.benchmarks.points;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A few thousand values of each shape with their JSON text made beforehand: writing a double's
 * digits costs more than everything else a load generator does for a point.
 */
public final class ValuePool {

  /** Values of one shape; a power of two. */
  public static final int SIZE = 4096;

  private final Map<ValueShape, Values> shapes = new EnumMap<>(ValueShape.class);

  /** The same seed gives the same values. */
  public ValuePool(long seed) {
    for (ValueShape shape : ValueShape.values()) {
      shapes.put(shape, new Values(shape, new SplittableRandom(seed + shape.name().hashCode())));
    }
  }

  Values of(ValueShape shape) {
    return shapes.get(shape);
  }

  /** The values of one shape. */
  static final class Values {
    private final double[] numbers = new double[SIZE];
    private final byte[][] texts = new byte[SIZE][];

    private Values(ValueShape shape, SplittableRandom random) {
      for (int i = 0; i < SIZE; i++) {
        numbers[i] = shape.draw(random);
        texts[i] = PythonNumber.json(numbers[i]).getBytes(StandardCharsets.US_ASCII);
      }
    }

    double number(int index) {
      return numbers[index];
    }

    byte[] text(int index) {
      return texts[index];
    }
  }
}
