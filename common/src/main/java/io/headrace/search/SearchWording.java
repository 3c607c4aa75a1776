package io.headrace.search;

import io.headrace.api.PythonText;
import java.util.List;
import java.util.stream.Collectors;

/** MLflow's words for what is wrong with a filter: each kind of search has its own. */
enum SearchWording {
  RUNS,
  EXPERIMENTS,
  LOGGED_MODELS;

  /** Of a filter that is nothing but blanks. */
  String blank(String filter) {
    return this == LOGGED_MODELS
        ? "Invalid filter string: "
            + PythonText.repr(Token.echo(filter))
            + ". Expected a single SQL expression."
        : "Invalid filter '" + Token.echo(filter) + "'. Could not be parsed.";
  }

  /** Of a filter with more in it than a filter may have; what that is comes behind. */
  String tooLong(String filter) {
    return this == LOGGED_MODELS
        ? "Invalid filter string: " + PythonText.repr(Token.echo(filter))
        : "Error on parsing filter '" + Token.echo(filter) + "'";
  }

  /** Of a filter that goes on behind a semicolon. */
  String severalStatements(String filter) {
    return this == LOGGED_MODELS
        ? "Invalid filter string: "
            + PythonText.repr(Token.echo(filter))
            + ". Expected a single SQL expression."
        : "Search filter contained multiple expression "
            + PythonText.repr(Token.echo(filter))
            + ". Provide AND-ed expression list.";
  }

  /** Of pieces that are no part of a comparison. */
  String strays(String filter, List<String> pieces) {
    return switch (this) {
      case RUNS -> "Invalid clause(s) in filter string: '" + String.join("', '", pieces) + "'";
      case EXPERIMENTS -> "Invalid clause(s) in filter string: " + String.join(", ", pieces);
      case LOGGED_MODELS ->
          "Invalid filter string: "
              + PythonText.repr(Token.echo(filter))
              + ". Expected a list of comparisons separated by 'AND' (e.g. 'metrics.loss > 0.1 AND"
              + " params.lr = 0.01').";
    };
  }

  /**
   * Of a comparator that does not suit what it compares.
   *
   * @param suited those that do
   */
  String comparator(Identifier identifier, String comparator, List<String> suited) {
    if (this == LOGGED_MODELS) {
      return "Invalid comparison operator for "
          + loggedModelWord(identifier.entity())
          + "."
          + Token.echo(identifier.key())
          + ": '"
          + comparator
          + "'. Expected one of ("
          // MLflow's list; that presence can be tested, too, is ours.
          + listed(suited.stream().filter(symbol -> !symbol.startsWith("IS ")).toList())
          + ").";
    }
    if (this == EXPERIMENTS && identifier.entity() == Entity.TAG) {
      return "Invalid comparator for tag: " + comparator;
    }
    if (this == EXPERIMENTS && identifier.key().equals("experiment_id")) {
      return "Invalid comparator for experiment_id: " + comparator;
    }
    return "Invalid comparator '" + comparator + "' not one of '{" + listed(suited) + "}'";
  }

  /** Of a test for presence of something that is always there. */
  String presence(Identifier identifier) {
    String key = "'" + Token.echo(identifier.key()) + "'";
    return this == EXPERIMENTS
        ? "IS NULL / IS NOT NULL is only supported for tags, not for attribute " + key
        : "IS NULL / IS NOT NULL is only supported for tags and params, not for '"
            + identifier.entity().word()
            + "' "
            + key;
  }

  /** Of an entity that such rows are not ordered by. */
  String orderBy(Entity entity) {
    return this == RUNS
        ? "Invalid identifier type '" + entity.word() + "'"
        : "Invalid order_by entity: " + entity.word();
  }

  private static String loggedModelWord(Entity entity) {
    return entity == Entity.PARAM ? "params" : entity.word() + "s";
  }

  private static String listed(List<String> suited) {
    return suited.stream().collect(Collectors.joining("', '", "'", "'"));
  }
}
