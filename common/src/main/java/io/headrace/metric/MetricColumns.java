package io.headrace.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Metric points as columns: point {@code i} is {@code (key(keyIndex(i)), step(i), timestamp(i),
 * value(i))}, with every key kept once. No object per point: a batch of a thousand is four arrays.
 *
 * <p>Points may also belong to a logged model; that column exists only once a point has a link.
 * Grows as points are added. Not thread-safe.
 */
public final class MetricColumns {

  /** What ties a point to a logged model; dataset name and digest may be empty. */
  public record ModelLink(String modelId, String datasetName, String datasetDigest) {}

  private static final int FIRST_CAPACITY = 8;

  private final List<String> keys = new ArrayList<>(4);
  private final Map<String, Integer> indexOfKey = new HashMap<>(8);
  private final List<ModelLink> links = new ArrayList<>(0);
  private final Map<ModelLink, Integer> indexOfLink = new HashMap<>(0);

  private int size;
  private int[] keyIndex;
  private long[] step;
  private long[] timestamp;
  private double[] value;

  /** Per point 0 or 1 + the index of its link; {@code null} while no point has one. */
  private int[] linkIndex;

  public MetricColumns() {
    this(FIRST_CAPACITY);
  }

  /** Columns that take {@code expected} points before they have to grow. */
  public MetricColumns(int expected) {
    int capacity = Math.max(FIRST_CAPACITY, expected);
    this.keyIndex = new int[capacity];
    this.step = new long[capacity];
    this.timestamp = new long[capacity];
    this.value = new double[capacity];
  }

  /**
   * Columns that have the given arrays for their own: nobody else may write to them from now on.
   *
   * @param keys of which one that stands there twice becomes one
   * @param keyIndex a point's key, as an index in {@code keys}
   * @param timestamp ms since the epoch
   * @throws IllegalArgumentException when the columns differ in length or a point has no key
   */
  public static MetricColumns of(
      List<String> keys, int[] keyIndex, long[] step, long[] timestamp, double[] value) {
    if (step.length != keyIndex.length
        || timestamp.length != keyIndex.length
        || value.length != keyIndex.length) {
      throw new IllegalArgumentException("Metric columns differ in length");
    }
    MetricColumns points = new MetricColumns(keyIndex, step, timestamp, value);
    int[] interned = new int[keys.size()];
    for (int k = 0; k < interned.length; k++) {
      interned[k] = points.intern(keys.get(k));
    }
    for (int i = 0; i < keyIndex.length; i++) {
      keyIndex[i] = interned[checkEntry(keyIndex[i], interned.length)];
    }
    return points;
  }

  /**
   * An index into a table of {@code entries}, if it is one.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static int checkEntry(long index, int entries) {
    if (index < 0 || index >= entries) {
      throw new IllegalArgumentException(
          "Metric columns point at entry " + index + " of " + entries);
    }
    return (int) index;
  }

  private MetricColumns(int[] keyIndex, long[] step, long[] timestamp, double[] value) {
    this.keyIndex = keyIndex;
    this.step = step;
    this.timestamp = timestamp;
    this.value = value;
    this.size = keyIndex.length;
  }

  /** The index under which {@code key} is kept, adding it if need be. */
  public int intern(String key) {
    Integer known = indexOfKey.putIfAbsent(key, keys.size());
    if (known != null) {
      return known;
    }
    keys.add(key);
    return keys.size() - 1;
  }

  /** Adds a point of the key that {@link #intern} gave {@code keyIndex} for. */
  public void add(int keyIndex, long step, long timestamp, double value) {
    if (size == this.keyIndex.length) {
      grow(Math.max(FIRST_CAPACITY, size * 2));
    }
    this.keyIndex[size] = keyIndex;
    this.step[size] = step;
    this.timestamp[size] = timestamp;
    this.value[size] = value;
    size++;
  }

  public void add(String key, long step, long timestamp, double value) {
    add(intern(key), step, timestamp, value);
  }

  /** Ties the point added last to a logged model. */
  public void linkLast(ModelLink link) {
    link(size - 1, link);
  }

  /** Ties a point to a logged model. */
  public void link(int point, ModelLink link) {
    if (linkIndex == null) {
      linkIndex = new int[keyIndex.length];
    }
    Integer known = indexOfLink.putIfAbsent(link, links.size());
    if (known == null) {
      links.add(link);
    }
    linkIndex[point] = known == null ? links.size() : known + 1;
  }

  /** Adds all points of {@code other}, in its order, after ours. */
  public void addAll(MetricColumns other) {
    int added = other.size;
    int[] ours = new int[other.keys.size()];
    for (int k = 0; k < ours.length; k++) {
      ours[k] = intern(other.keys.get(k));
    }
    reserve(added);
    for (int i = 0; i < added; i++) {
      keyIndex[size + i] = ours[other.keyIndex[i]];
    }
    System.arraycopy(other.step, 0, step, size, added);
    System.arraycopy(other.timestamp, 0, timestamp, size, added);
    System.arraycopy(other.value, 0, value, size, added);
    int first = size;
    size += added;
    if (other.linkIndex != null) {
      relink(other, first, added);
    }
  }

  private void relink(MetricColumns other, int first, int added) {
    for (int i = 0; i < added; i++) {
      ModelLink link = other.link(i);
      if (link != null) {
        link(first + i, link);
      }
    }
  }

  /** Makes room for so many more points, which then cost no growing. */
  public void reserve(int more) {
    if (size + more > keyIndex.length) {
      grow(Math.max(size * 2, size + more));
    }
  }

  private void grow(int capacity) {
    keyIndex = Arrays.copyOf(keyIndex, capacity);
    step = Arrays.copyOf(step, capacity);
    timestamp = Arrays.copyOf(timestamp, capacity);
    value = Arrays.copyOf(value, capacity);
    if (linkIndex != null) {
      linkIndex = Arrays.copyOf(linkIndex, capacity);
    }
  }

  /** Takes points of one metric. */
  public interface PointSink {
    void add(long step, long timestamp, double value);
  }

  /**
   * Gives each point, in order, to the sink of its key.
   *
   * @param sinks by key, asked once for each that has points; {@code null} for one whose points go
   *     to nobody
   * @return how many points were given
   */
  public int deal(Function<String, PointSink> sinks) {
    PointSink[] ofKeys = new PointSink[keys.size()];
    boolean[] asked = new boolean[ofKeys.length];
    int given = 0;
    for (int i = 0; i < size; i++) {
      int key = keyIndex[i];
      if (!asked[key]) {
        ofKeys[key] = sinks.apply(keys.get(key));
        asked[key] = true;
      }
      if (ofKeys[key] != null) {
        ofKeys[key].add(step[i], timestamp[i], value[i]);
        given++;
      }
    }
    return given;
  }

  /** Number of points. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int keyCount() {
    return keys.size();
  }

  public String key(int index) {
    return keys.get(index);
  }

  /** The index of a key, or -1 when no point has it. */
  public int indexOf(String key) {
    return indexOfKey.getOrDefault(key, -1);
  }

  public int keyIndex(int point) {
    return keyIndex[point];
  }

  public long step(int point) {
    return step[point];
  }

  /** ms since the epoch. */
  public long timestamp(int point) {
    return timestamp[point];
  }

  public double value(int point) {
    return value[point];
  }

  /** The logged model that the point also belongs to, or {@code null}. */
  public ModelLink link(int point) {
    return linkIndex(point) == 0 ? null : links.get(linkIndex(point) - 1);
  }

  public boolean hasLinks() {
    return linkIndex != null;
  }

  /** Every link that a point has, once. */
  public List<ModelLink> links() {
    return Collections.unmodifiableList(links);
  }

  /** 0 for a point without a link, else 1 + the link's index in {@link #links}. */
  public int linkIndex(int point) {
    return linkIndex == null ? 0 : linkIndex[point];
  }
}
