package io.headrace.fuzz;

import io.headrace.api.ApiCall;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a well-meant request to each call says. {@code $RUN}, {@code $MODEL} and {@code $EXPERIMENT}
 * stand for ids that exist. A call that is not named here is sent fields of all others.
 */
final class SampleFields {

  private static final String RUN = "'run_id':'$RUN'";
  private static final String POINT = "'key':'m','value':1.5,'timestamp':1700000000000,'step':3";
  private static final String LINK = "'model_id':'$MODEL','dataset_name':'d','dataset_digest':'d1'";
  private static final String TAG = "'key':'k','value':'v'";
  private static final String PAGE = "'max_results':7,'page_token':''";

  private static final String SOUP =
      join(
          RUN,
          "'run_uuid':'$RUN','run_ids':['$RUN'],'experiment_id':'$EXPERIMENT'",
          "'experiment_ids':['$EXPERIMENT'],'model_id':'$MODEL','model_ids':['$MODEL']",
          POINT,
          "'name':'n','path':'a/b','status':'FINISHED','tags':[{" + TAG + "}]",
          "'params':[{" + TAG + "}],'filter':'','order_by':[],'start_step':0,'end_step':9",
          PAGE);

  private static final Map<ApiCall, String> SAMPLES = new EnumMap<>(ApiCall.class);

  static {
    experiments();
    runs();
    reading();
    loggedModels();
    artifacts();
  }

  private SampleFields() {}

  private static void experiments() {
    String experiment = "'experiment_id':'$EXPERIMENT'";
    put(
        ApiCall.CREATE_EXPERIMENT,
        "'name':'n','artifact_location':'s3://b/p','tags':[{" + TAG + "}]");
    put(ApiCall.UPDATE_EXPERIMENT, join(experiment, "'new_name':'fuzzed'"));
    put(ApiCall.DELETE_EXPERIMENT, experiment);
    put(ApiCall.RESTORE_EXPERIMENT, experiment);
    put(ApiCall.SET_EXPERIMENT_TAG, join(experiment, TAG));
    put(ApiCall.DELETE_EXPERIMENT_TAG, join(experiment, "'key':'k'"));
    put(ApiCall.GET_EXPERIMENT, experiment);
    put(ApiCall.GET_EXPERIMENT_BY_NAME, "'experiment_name':'Default'");
    String search = "'filter':'name LIKE \\'n%\\'','order_by':['name DESC'],'view_type':'ALL'";
    put(ApiCall.SEARCH_EXPERIMENTS, join(search, PAGE));
    put(ApiCall.SEARCH_EXPERIMENTS_BY_GET, join(search, PAGE));
    put(ApiCall.SEARCH_DATASETS, "'experiment_ids':['$EXPERIMENT']");
  }

  private static void runs() {
    put(
        ApiCall.CREATE_RUN,
        "'experiment_id':'$EXPERIMENT','user_id':'u','run_name':'r','start_time':1,'tags':[{"
            + TAG
            + "}]");
    put(ApiCall.UPDATE_RUN, join(RUN, "'status':'FINISHED','end_time':9,'run_name':'r'"));
    put(ApiCall.DELETE_RUN, RUN);
    put(ApiCall.RESTORE_RUN, RUN);
    put(ApiCall.LOG_METRIC, join(RUN, POINT, LINK));
    put(ApiCall.LOG_PARAM, join(RUN, TAG));
    put(ApiCall.SET_TAG, join(RUN, TAG));
    put(ApiCall.DELETE_TAG, join(RUN, "'key':'k'"));
    put(
        ApiCall.LOG_BATCH,
        join(
            RUN,
            "'metrics':[{" + join(POINT, LINK) + "},{" + POINT + "}]",
            "'params':[{" + TAG + "}],'tags':[{" + TAG + "}]"));
    put(
        ApiCall.LOG_MODEL,
        join(
            RUN,
            "'model_json':'{\\'run_id\\':\\'$RUN\\',\\'artifact_path\\':\\'a\\',\\'flavors\\':{},"
                + "\\'utc_time_created\\':\\'now\\'}'"));
    put(
        ApiCall.LOG_INPUTS,
        join(
            RUN,
            "'datasets':[{'tags':[{"
                + TAG
                + "}],'dataset':{'name':'d','digest':'d1',"
                + "'source_type':'local','source':'s','schema':'{}','profile':'{}'}}]",
            "'models':[{'model_id':'$MODEL'}]"));
    put(ApiCall.LOG_OUTPUTS, join(RUN, "'models':[{'model_id':'$MODEL','step':1}]"));
  }

  private static void reading() {
    put(ApiCall.GET_RUN, RUN);
    put(
        ApiCall.SEARCH_RUNS,
        join(
            "'experiment_ids':['$EXPERIMENT'],'filter':'metrics.m > 1 and tags.k = \\'v\\''",
            "'run_view_type':'ALL','order_by':['metrics.m DESC']",
            PAGE));
    String runs = "'experiment_ids':['$EXPERIMENT']";
    String shown = "'filter':'metrics.m > 1','run_view_type':'ALL'";
    put(
        ApiCall.LIST_RUNS,
        join(
            runs,
            shown,
            "'columns':['metrics.m','tags.k'],'order_by':['metrics.m DESC'],'skip':0",
            PAGE));
    put(
        ApiCall.EXPORT_RUNS,
        join(
            runs,
            shown,
            "'columns':['metrics.m','tags.k'],'order_by':['natural(tags.k) DESC'],'format':'csv'"));
    put(
        ApiCall.GROUP_RUNS,
        join(
            runs,
            shown,
            "'group_by':['tags.k'],'aggregates':['mean(metrics.m)'],'order_by':['runs DESC','natural(tags.k)']",
            "'skip':0",
            PAGE));
    String match = "'prefix':'m','contains':'m','max_results':9";
    put(ApiCall.LIST_RUN_KEYS, join(runs, match, "'kind':'metric','ranges':true"));
    put(ApiCall.LIST_RUN_VALUES, join(runs, match, "'column':'attributes.run_name'"));
    put(ApiCall.GET_METRIC_HISTORY, join(RUN, "'metric_key':'m'", PAGE));
    put(ApiCall.GET_METRIC_HISTORY_BULK, "'run_id':['$RUN'],'metric_key':'m','max_results':9");
    put(
        ApiCall.GET_METRIC_HISTORY_BULK_INTERVAL,
        "'run_ids':['$RUN'],'metric_key':'m','start_step':0,'end_step':9,'max_results':5");
    String series =
        "'run_ids':['$RUN'],'metric_keys':['m'],'x_axis':'step','start':0,'end':9,'buckets':5";
    put(ApiCall.GET_SERIES, join(series, "'format':'json'"));
    put(ApiCall.GET_SERIES_BY_GET, join(series, "'format':'json'"));
    put(
        ApiCall.LIVE_METRICS,
        "'run_id':['$RUN'],'key':['m'],'history':5,'last_event_id':'AAAAAAAAAAAAAAAAAAAAAAA'");
  }

  private static void loggedModels() {
    String texts = "'params':[{" + TAG + "}],'tags':[{" + TAG + "}]";
    put(
        ApiCall.CREATE_LOGGED_MODEL,
        join(
            "'experiment_id':'$EXPERIMENT','name':'n','model_type':'t','source_run_id':'$RUN'",
            texts));
    put(ApiCall.FINALIZE_LOGGED_MODEL, "'model_id':'$MODEL','status':'LOGGED_MODEL_READY'");
    put(ApiCall.SET_LOGGED_MODEL_TAGS, texts);
    put(ApiCall.DELETE_LOGGED_MODEL, "'model_id':'$MODEL'");
    put(ApiCall.DELETE_LOGGED_MODEL_TAG, "'model_id':'$MODEL'");
    put(ApiCall.LOG_LOGGED_MODEL_PARAMS, texts);
    put(
        ApiCall.SEARCH_LOGGED_MODELS,
        join(
            "'experiment_ids':['$EXPERIMENT'],'filter':'metrics.m > 1'",
            "'datasets':[{'dataset_name':'d','dataset_digest':'d1'}]",
            "'order_by':[{'field_name':'metrics.m','ascending':true,'dataset_name':'d'}]",
            PAGE));
    put(ApiCall.GET_LOGGED_MODEL, "");
  }

  private static void artifacts() {
    put(ApiCall.LIST_LOGGED_MODEL_ARTIFACTS, "'artifact_directory_path':'a','page_token':''");
    put(ApiCall.GET_LOGGED_MODEL_ARTIFACT, "'artifact_file_path':'a/b.txt'");
    put(ApiCall.LIST_ARTIFACTS, join(RUN, "'path':'a','page_token':''"));
    put(ApiCall.LIST_PROXIED_ARTIFACTS, "'path':'a'");
    put(ApiCall.GET_ARTIFACT, join(RUN, "'path':'a/b.txt'"));
    put(ApiCall.CREATE_MULTIPART_UPLOAD, "'path':'a/b.bin','num_parts':2");
    put(
        ApiCall.COMPLETE_MULTIPART_UPLOAD,
        "'path':'a/b.bin','upload_id':'u','parts':[{'part_number':1,'etag':'e'}]");
    put(ApiCall.ABORT_MULTIPART_UPLOAD, "'path':'a/b.bin','upload_id':'u'");
    put(ApiCall.PRESIGN_UPLOAD, join(RUN, "'path':'a/b.txt','expiration':60"));
    put(ApiCall.PRESIGN_DOWNLOAD, join(RUN, "'path':'a/b.txt','expiration':60"));
    put(ApiCall.UPLOAD_RUN_ARTIFACT, "'run_uuid':'$RUN','path':'a/b.txt'");
    put(ApiCall.PREVIEW_ARTIFACT, join(RUN, "'path':'a/b.txt','rows':10"));
    put(ApiCall.GET_THUMBNAIL, join(RUN, "'path':'a/b.txt','size':64"));
  }

  private static void put(ApiCall call, String fields) {
    SAMPLES.put(call, fields);
  }

  private static String join(String... fields) {
    return String.join(",", fields);
  }

  /** The fields as an object, about what exists. */
  static Json.Fields of(ApiCall call, Subjects subjects) {
    String json =
        SAMPLES
            .getOrDefault(call, SOUP)
            // A quote within a text, then those around it.
            .replace("\\'", "\u0001")
            .replace('\'', '"')
            .replace("\u0001", "\\\"");
    return (Json.Fields) Json.parse(subjects.fill("{" + json + "}"));
  }
}
