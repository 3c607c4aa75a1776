package io.headrace.api;

/**
 * MLflow's limits (mlflow/utils/validation.py). Lengths are counted in Unicode code points, as
 * Python counts them, not in Java chars.
 */
public final class Limits {

  public static final int METRICS_PER_BATCH = 1_000;
  public static final int PARAMS_PER_BATCH = 100;
  public static final int TAGS_PER_BATCH = 100;
  public static final int ITEMS_PER_BATCH = 1_000;

  /** Metric, param and tag keys. */
  public static final int KEY_LENGTH = 250;

  /** Longer param values are cut. */
  public static final int PARAM_VALUE_LENGTH = 6_000;

  /** Longer tag values of a run are cut. */
  public static final int TAG_VALUE_LENGTH = 8_000;

  public static final int RUN_ID_LENGTH = 256;
  public static final int RUN_NAME_LENGTH = 250;

  public static final int EXPERIMENT_NAME_LENGTH = 500;
  public static final int EXPERIMENT_TAG_KEY_LENGTH = 250;
  public static final int EXPERIMENT_TAG_VALUE_LENGTH = 20_000;
  public static final int CUSTOM_VIEWS = 50;
  public static final int ARTIFACT_LOCATION_LENGTH = 2_048;

  /** Keys and values of all tags of an experiment, or of all tags or params of a logged model. */
  public static final int TEXTS_LENGTH = 1_000_000;

  /** Name, type and source run. */
  public static final int LOGGED_MODEL_TEXT_LENGTH = 500;

  public static final int LOGGED_MODEL_KEY_LENGTH = 250;

  public static final int DATASET_NAME_LENGTH = 500;
  public static final int DATASET_DIGEST_LENGTH = 36;
  public static final int DATASET_SOURCE_LENGTH = 65_535;
  public static final int DATASET_SCHEMA_LENGTH = 1_048_575;
  public static final int DATASET_PROFILE_LENGTH = 16_777_215;
  public static final int INPUT_TAG_KEY_LENGTH = 255;
  public static final int INPUT_TAG_VALUE_LENGTH = 500;

  public static final int RUNS_PER_PAGE = 50_000;
  public static final int RUNS_PER_PAGE_UNASKED = 1_000;
  public static final int EXPERIMENTS_PER_PAGE = 50_000;
  public static final int EXPERIMENTS_PER_PAGE_UNASKED = 1_000;
  public static final int MODELS_PER_PAGE = 10_000;
  public static final int MODELS_PER_PAGE_UNASKED = 50;

  /** Experiments of a search for runs. Our own limit. */
  public static final int EXPERIMENTS_PER_SEARCH = 1_000;

  /** Of a list of chosen columns. Our own limits, as are the next ones. */
  public static final int RUNS_PER_LIST = 10_000;

  public static final int RUNS_PER_LIST_UNASKED = 100;
  public static final int COLUMNS_PER_LIST = 1_000;

  /** Runs times columns: of numbers about 5 MB of JSON, with long texts a page ends sooner. */
  public static final int VALUES_PER_LIST = 250_000;

  /** Runs or groups before a page: to find the page all of them have to be put in order, too. */
  public static final int ROWS_SKIPPED = 10_000;

  /** What runs are grouped by: codes of so many columns make one number. */
  public static final int KEYS_PER_GROUP = 3;

  /** Beyond, grouping is no overview any more. */
  public static final int GROUPS = 10_000;

  public static final int AGGREGATES_PER_GROUP = 100;
  public static final int GROUPS_PER_PAGE = 1_000;
  public static final int GROUPS_PER_PAGE_UNASKED = 100;

  /** Keys of the metrics, params or tags of an experiment. */
  public static final int KEYS_PER_ANSWER = 50_000;

  public static final int KEYS_PER_ANSWER_UNASKED = 1_000;

  /** Keys whose least and greatest values are looked for. */
  public static final int KEYS_WITH_RANGES = 100;

  /** Different values of a param, tag or attribute. */
  public static final int VALUES_PER_ANSWER = 1_000;

  public static final int VALUES_PER_ANSWER_UNASKED = 100;

  public static final int EXPERIMENTS_PER_DATASET_SEARCH = 20;
  public static final int DATASETS_PER_ANSWER = 1_000;

  /** The largest page of a metric's history, about 25 MB of JSON. Our own limit. */
  public static final int POINTS_PER_HISTORY_PAGE = 250_000;

  /** Runs whose history one call reads. */
  public static final int RUNS_PER_HISTORY = 100;

  public static final int POINTS_PER_BULK_HISTORY = 25_000;
  public static final int POINTS_PER_SAMPLE = 2_500;

  /** Runs of a live stream. Our own limit, as are the next two. */
  public static final int RUNS_PER_STREAM = 100;

  public static final int KEYS_PER_STREAM = 1_000;

  /** Points of each metric that a live stream begins with. */
  public static final int POINTS_PER_STREAM_START = 10_000;

  /** Series that one request for charts reads: runs times metrics. Our own limit. */
  public static final int SERIES_PER_REQUEST = 1_000;

  public static final int BUCKETS_PER_SERIES = 10_000;
  public static final int BUCKETS_UNASKED = 1_000;

  /** Of all series of a request together, about 25 MB of JSON. */
  public static final int BUCKETS_PER_ANSWER = 250_000;

  /** Parts of an upload in parts; S3's own limit. */
  public static final int UPLOAD_PARTS = 10_000;

  /** Seconds for which a presigned URL may be valid: seven days, S3's own limit. */
  public static final long PRESIGNED_SECONDS = 604_800;

  /** Rows and columns of a table that a preview shows. Our own limits, as are the next ones. */
  public static final int ROWS_PER_PREVIEW = 1_000;

  public static final int ROWS_PER_PREVIEW_UNASKED = 100;
  public static final int COLUMNS_PER_PREVIEW = 1_000;

  /** The longer side of a thumbnail, in pixels. */
  public static final int THUMBNAIL_SIZE_LEAST = 16;

  public static final int THUMBNAIL_SIZE = 1_024;
  public static final int THUMBNAIL_SIZE_UNASKED = 256;

  private Limits() {}
}
