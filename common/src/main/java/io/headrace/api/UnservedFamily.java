package io.headrace.api;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import java.util.Locale;

/**
 * The families of MLflow's calls that are not served yet, and what the stock Python client makes of
 * our answer, which decides what it is.
 *
 * <p>501 as a rule: the client does not repeat it, and shows its message. After a 404 it would take
 * the server for an old one and try older calls, which we do not serve either.
 */
public enum UnservedFamily {
  MODEL_REGISTRY(
      "The model registry",
      "`log_model` works, but with a `registered_model_name` fails at its end"),
  WEBHOOKS("Webhooks", "calls fail"),
  TRACES(
      "GenAI traces",
      "a warning for each trace, and what is traced works; after 404 it would try the calls of"
          + " version 2, too"),
  ASSESSMENTS("Assessments of traces", "calls fail"),
  EVALUATION_DATASETS("Evaluation datasets", "calls fail"),
  SCORERS("Scorers", "calls fail"),
  EVALUATION("Evaluation jobs", "for MLflow's own web page only"),
  REVIEWS("Review queues and label schemas", "calls fail"),
  ISSUES("Issues", "calls fail"),
  PROMPT_OPTIMIZATION("Prompt optimization jobs", "calls fail"),
  GATEWAY("The AI gateway", "calls fail; `server-info` says that there is none"),
  MCP_SERVERS("The registry of MCP servers", "calls fail"),
  ASSISTANT("The assistant", "for MLflow's own web page only"),
  JOBS("Server jobs", "for MLflow's own web page only"),
  DEMO("Demo data", "for MLflow's own web page only; `./headrace demo` makes some"),
  GRAPHQL("GraphQL", "for MLflow's own web page only"),
  UI_TELEMETRY("Telemetry of the web page", "for MLflow's own web page only"),
  USERS("Users and permissions", "calls fail; the server asks nobody for a password"),
  WORKSPACES(
      "Workspaces",
      "looks for ENDPOINT_NOT_FOUND, and says that the server has none",
      ErrorCode.ENDPOINT_NOT_FOUND);

  private final String words;
  private final String consequence;
  private final ErrorCode code;

  UnservedFamily(String words, String consequence) {
    this(words, consequence, ErrorCode.NOT_IMPLEMENTED);
  }

  UnservedFamily(String words, String consequence, ErrorCode code) {
    this.words = words;
    this.consequence = consequence;
    this.code = code;
  }

  /** What the family is, as the beginning of a sentence. */
  public String words() {
    return words;
  }

  /** A heading for it: {@code Model registry}. */
  public String title() {
    String name = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** What the stock Python client 3.17 does about the answer. */
  public String consequence() {
    return consequence;
  }

  public ErrorCode code() {
    return code;
  }

  /** The answer to a call of the family. */
  public HeadraceException refusal() {
    return new HeadraceException(code, words + ": not served by Headrace yet (docs/endpoints.md).");
  }
}
