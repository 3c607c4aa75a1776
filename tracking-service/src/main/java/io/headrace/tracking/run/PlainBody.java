package io.headrace.tracking.run;

import io.headrace.api.Limits;
import io.headrace.api.MetricRule;
import io.headrace.api.RunIdRule;
import io.headrace.error.HeadraceException;
import io.headrace.metric.MetricColumns;
import io.headrace.tracking.run.PlainJson.NotPlain;
import java.util.List;
import java.util.Optional;

/**
 * The body of a log-metric or log-batch call as clients write it, read in one pass at a fraction of
 * what a JSON parser costs: points with key, value, timestamp and step, each field once, and
 * nothing that could be refused. Any other body is none of ours: {@link BatchParser} reads it from
 * the beginning, and says what is wrong with it.
 *
 * <p>Lives for one body.
 */
final class PlainBody {

  private static final BytePattern RUN_ID = name("run_id");
  private static final BytePattern RUN_UUID = name("run_uuid");
  private static final BytePattern METRICS = name("metrics");
  private static final BytePattern PARAMS = name("params");
  private static final BytePattern TAGS = name("tags");
  private static final BytePattern KEY = name("key");
  private static final BytePattern VALUE = name("value");
  private static final BytePattern TIMESTAMP = name("timestamp");
  private static final BytePattern STEP = name("step");

  /** About what a point takes at least; a batch's columns are made for so many. */
  private static final int LEAST_BYTES_PER_POINT = 64;

  /** A body that changes its points' layout more often is better off without. */
  private static final int MOST_LAYOUTS = 8;

  /** Fields of a point that were read, as bits. */
  private static final int HAS_KEY = 1;

  private static final int HAS_VALUE = 2;
  private static final int HAS_TIMESTAMP = 4;
  private static final int HAS_STEP = 8;
  private static final int HAS_REQUIRED = HAS_KEY | HAS_VALUE | HAS_TIMESTAMP;

  private final byte[] body;
  private final PlainJson json;
  private final KeysInBytes keys;
  private final MetricColumns points;
  private final PointLayout.Trace trace = new PointLayout.Trace();

  private String runId;
  private boolean hasRunUuid;

  private int fields;
  private int key;
  private double value;
  private long timestamp;
  private long step;

  private PlainBody(byte[] body) {
    this.body = body;
    this.json = new PlainJson(body);
    this.keys = new KeysInBytes(body);
    this.points =
        new MetricColumns(Math.min(body.length / LEAST_BYTES_PER_POINT, Limits.METRICS_PER_BATCH));
  }

  private static BytePattern name(String name) {
    return new BytePattern(name + '"');
  }

  /** What the body of a log-metric call carries; empty when it takes a parser to tell. */
  static Optional<Batch> metric(byte[] body) {
    PlainBody plain = new PlainBody(body);
    return plain.read(plain::readMetric);
  }

  /** What the body of a log-batch call carries; empty when it takes a parser to tell. */
  static Optional<Batch> batch(byte[] body) {
    PlainBody plain = new PlainBody(body);
    return plain.read(plain::readBatch);
  }

  private interface Reading {
    void read() throws NotPlain;
  }

  private Optional<Batch> read(Reading reading) {
    try {
      reading.read();
      json.expectEnd();
    } catch (NotPlain | HeadraceException left) {
      return Optional.empty();
    }
    return runId == null || runId.isEmpty()
        ? Optional.empty()
        : Optional.of(new Batch(runId, points, List.of(), List.of()));
  }

  private void readMetric() throws NotPlain {
    json.expect('{');
    readPoint(true);
  }

  private void readBatch() throws NotPlain {
    boolean metrics = false;
    json.expect('{');
    do {
      json.expect('"');
      switch (json.here()) {
        case 'r' -> readRunId();
        case 'm' -> {
          if (metrics) {
            throw new NotPlain();
          }
          metrics = true;
          readMetrics();
        }
        case 'p' -> readEmptyList(PARAMS);
        case 't' -> readEmptyList(TAGS);
        default -> throw new NotPlain();
      }
    } while (json.take(','));
    json.expect('}');
    if (runId == null) {
      throw new NotPlain();
    }
    RunIdRule.check(runId);
  }

  private void readRunId() throws NotPlain {
    if (runId != null) {
      throw new NotPlain();
    }
    json.expectName(RUN_ID);
    runId = json.text();
  }

  private void readEmptyList(BytePattern name) throws NotPlain {
    json.expectName(name);
    json.expect('[');
    json.expect(']');
  }

  private void readMetrics() throws NotPlain {
    json.expectName(METRICS);
    json.expect('[');
    if (json.take(']')) {
      return;
    }
    json.expect('{');
    readPoint(false);
    PointLayout usual = trace.layout(body);
    int layouts = 1;
    while (json.take(',')) {
      if (points.size() == Limits.METRICS_PER_BATCH) {
        throw new NotPlain();
      }
      json.expect('{');
      if (usual == null || !readPoint(usual)) {
        readPoint(false);
        usual = layouts < MOST_LAYOUTS ? trace.layout(body) : null;
        layouts++;
      }
    }
    json.expect(']');
  }

  /** Reads the fields of a point, whose opening brace is read, if they are laid out like this. */
  private boolean readPoint(PointLayout layout) throws NotPlain {
    int start = json.at();
    step = 0;
    for (int i = 0; i < layout.size(); i++) {
      if (!json.take(layout.before(i))) {
        json.moveTo(start);
        return false;
      }
      readField(layout.field(i));
    }
    if (!json.take(layout.end())) {
      json.moveTo(start);
      return false;
    }
    addPoint();
    return true;
  }

  /**
   * Reads the fields of a point, whose opening brace is read.
   *
   * @param isBody whether the run is named among them
   */
  private void readPoint(boolean isBody) throws NotPlain {
    fields = 0;
    step = 0;
    trace.begin(json.at());
    do {
      json.expect('"');
      switch (json.here()) {
        case 'k' -> read(HAS_KEY, KEY);
        case 'v' -> read(HAS_VALUE, VALUE);
        case 't' -> read(HAS_TIMESTAMP, TIMESTAMP);
        case 's' -> read(HAS_STEP, STEP);
        default -> readRun(isBody);
      }
    } while (json.take(','));
    json.expect('}');
    trace.end(json.at());
    if ((fields & HAS_REQUIRED) != HAS_REQUIRED) {
      throw new NotPlain();
    }
    addPoint();
  }

  private void addPoint() throws NotPlain {
    if (timestamp < 0) {
      throw new NotPlain();
    }
    points.add(key, step, timestamp, value);
  }

  /** Reads a field whose opening quote is read. */
  private void read(int field, BytePattern name) throws NotPlain {
    if ((fields & field) != 0) {
      throw new NotPlain();
    }
    fields |= field;
    json.expectName(name);
    json.skipBlanks();
    int start = json.at();
    readField(field);
    trace.add(field, start, json.at());
  }

  private void readField(int field) throws NotPlain {
    switch (field) {
      case HAS_KEY -> key = readKey();
      case HAS_VALUE -> value = json.decimal();
      case HAS_TIMESTAMP -> timestamp = json.integer();
      default -> step = json.integer();
    }
  }

  /** The body of a log-metric call names its run, by older clients' name for it as well. */
  private void readRun(boolean isBody) throws NotPlain {
    if (isBody && runId == null && json.takeName(RUN_ID)) {
      runId = json.text();
    } else if (isBody && !hasRunUuid && json.takeName(RUN_UUID)) {
      hasRunUuid = true;
      json.text();
    } else {
      throw new NotPlain();
    }
  }

  private int readKey() throws NotPlain {
    json.expect('"');
    int start = json.at();
    int known = keys.findNext(start);
    if (known != KeysInBytes.NONE) {
      json.moveTo(keys.endFrom(start) + 1);
      return known;
    }
    int end = json.endOfText();
    known = keys.find(start, end);
    return known == KeysInBytes.NONE ? newKey(start, end) : known;
  }

  private int newKey(int start, int end) {
    String name = json.text(start, end);
    MetricRule.checkKey(name, "");
    keys.add(start, end);
    return points.intern(name);
  }
}
