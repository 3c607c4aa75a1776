package io.headrace.query.run;

import io.headrace.api.ExperimentIdRule;
import io.headrace.api.InvalidRequest;
import io.headrace.api.Limits;
import io.headrace.api.RequestFields;
import io.headrace.error.HeadraceException;
import io.headrace.model.LifecycleStage;
import io.headrace.model.ViewType;
import io.headrace.search.GroupSearch;
import io.headrace.search.OrderByParser;
import io.headrace.search.Search;
import io.headrace.search.SearchSchema;
import io.headrace.view.RunRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which runs a request is about.
 *
 * @param given the ids of experiments as the client has them
 * @param experimentIds the same, each once
 */
record RunsAsked(List<String> given, List<String> experimentIds, ViewType viewType) {

  private static final int MAX_EXPERIMENTS = Limits.EXPERIMENTS_PER_SEARCH;

  /**
   * Reads the fields that all lists of runs have.
   *
   * @throws HeadraceException when there is no experiment, too many, or something that is none
   */
  static RunsAsked of(RequestFields fields) {
    List<String> given = fields.ids("experiment_ids");
    if (given.isEmpty()) {
      throw fields.missing("experiment_ids");
    }
    return new RunsAsked(given, distinct(given), ViewType.ALL);
  }

  /** The same, with the view that the request names. */
  static RunsAsked viewed(RequestFields fields) {
    RunsAsked all = of(fields);
    return new RunsAsked(all.given, all.experimentIds, viewType(fields));
  }

  /** Who misspells it would get runs that are not those asked for. */
  private static ViewType viewType(RequestFields fields) {
    ViewType named = fields.constant("run_view_type", ViewType.BY_NUMBER);
    if (named == null && fields.has("run_view_type")) {
      throw InvalidRequest.refused(
          "'run_view_type' must be one of %s.".formatted(Arrays.toString(ViewType.values())));
    }
    return named == null ? ViewType.ACTIVE_ONLY : named;
  }

  /** The ids of experiments, each once. */
  static List<String> distinct(List<String> given) {
    List<String> ids = given.stream().map(ExperimentIdRule::checked).distinct().toList();
    if (ids.size() > MAX_EXPERIMENTS) {
      throw HeadraceException.invalid(
          "A search can be about at most "
              + MAX_EXPERIMENTS
              + " experiments; 'experiment_ids' has "
              + ids.size()
              + ".");
    }
    return ids;
  }

  /** What a page token is good for. */
  List<String> scope() {
    return scope(given, viewType);
  }

  private static List<String> scope(List<String> given, ViewType viewType) {
    List<String> scope = new ArrayList<>(given);
    scope.add(viewType.name());
    return scope;
  }

  /**
   * A search for runs.
   *
   * @param given the ids of experiments as the client has them
   * @throws HeadraceException for a filter or an order that is none
   */
  static Search search(String filter, List<String> orderBy, List<String> given, ViewType viewType) {
    return Search.of(
        SearchSchema.RUNS,
        filter,
        () -> OrderByParser.parse(orderBy, SearchSchema.RUNS),
        scope(given, viewType));
  }

  /**
   * A search for lists of our own, which may be in order by all that they can show.
   *
   * @throws HeadraceException for a filter or an order that is none
   */
  Search listed(RequestFields fields) {
    List<String> orderBy = fields.strings("order_by");
    return Search.of(
        SearchSchema.RUNS,
        SearchSchema.SHOWN_RUNS,
        fields.string("filter"),
        () -> OrderByParser.parse(orderBy, SearchSchema.SHOWN_RUNS),
        scope());
  }

  /** The search with the view type among its conditions. */
  static Search shown(ViewType viewType, Search search) {
    return switch (viewType) {
      case ACTIVE_ONLY -> search.where(RunRow.STAGE, LifecycleStage.ACTIVE.word());
      case DELETED_ONLY -> search.where(RunRow.STAGE, LifecycleStage.DELETED.word());
      case ALL -> search;
    };
  }

  /** The same of a search for groups. */
  GroupSearch shown(GroupSearch search) {
    return search.withSearch(shown(viewType, search.search()));
  }
}
