package io.headrace.tracking.loggedmodel;

import io.headrace.api.LoggedModelRule;
import io.headrace.api.ParamRule;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lists {@code params} and {@code tags} of requests: keys and their text. */
final class TextFields {

  private TextFields() {}

  /** The last value of a key wins. */
  static SortedMap<String, String> tags(List<RequestFields> tags) {
    return texts(tags);
  }

  /**
   * Write-once, so a key may come but once.
   *
   * @throws HeadraceException when one comes twice
   */
  static SortedMap<String, String> params(List<RequestFields> params) {
    List<String> keys = new ArrayList<>(params.size());
    params.forEach(param -> keys.add(param.string("key", "")));
    ParamRule.checkUnique(keys);
    return texts(params);
  }

  private static SortedMap<String, String> texts(List<RequestFields> items) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (RequestFields item : items) {
      String key = item.string("key", "");
      LoggedModelRule.checkKey(key);
      texts.put(key, item.string("value", ""));
    }
    LoggedModelRule.checkSize(texts);
    return texts;
  }
}
