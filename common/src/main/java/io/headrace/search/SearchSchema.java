package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one kind of search understands: the entity words and attributes that identifiers may name,
 * and the order of rows that nothing else puts in order.
 */
public final class SearchSchema {

  /** {@code runs/search}. */
  public static final SearchSchema RUNS =
      new SearchSchema(
          Map.ofEntries(
              Map.entry("metric", Entity.METRIC),
              Map.entry("metrics", Entity.METRIC),
              Map.entry("parameter", Entity.PARAM),
              Map.entry("parameters", Entity.PARAM),
              Map.entry("param", Entity.PARAM),
              Map.entry("params", Entity.PARAM),
              Map.entry("tag", Entity.TAG),
              Map.entry("tags", Entity.TAG),
              Map.entry("attribute", Entity.ATTRIBUTE),
              Map.entry("attributes", Entity.ATTRIBUTE),
              Map.entry("attr", Entity.ATTRIBUTE),
              Map.entry("run", Entity.ATTRIBUTE),
              Map.entry("dataset", Entity.DATASET),
              Map.entry("datasets", Entity.DATASET)),
          "Invalid entity type '%s'. Valid values are ['metric', 'parameter', 'tag', 'attribute',"
              + " 'dataset']",
          List.of(
              Attribute.id("run_id"),
              Attribute.text("run_name", "run name", "Run name", "Run Name"),
              Attribute.text("user_id"),
              Attribute.text("status"),
              Attribute.text("artifact_uri"),
              Attribute.number("start_time", "created", "Created"),
              Attribute.number("end_time")),
          List.of(SortKey.descending("start_time"), SortKey.ascending("run_id")),
          List.of(SortKey.descending("start_time"), SortKey.ascending("run_id")),
          SearchWording.RUNS);

  /**
   * What can be shown of runs, and how they can be grouped and put in order in lists of our own:
   * more than they can be found by.
   */
  public static final SearchSchema SHOWN_RUNS =
      new SearchSchema(
          RUNS.words,
          RUNS.unknownEntity,
          Stream.concat(
                  RUNS.attributes.values().stream().distinct(),
                  Stream.of(
                      Attribute.digits("experiment_id"),
                      Attribute.text("lifecycle_stage"),
                      Attribute.number("duration")))
              .toList(),
          RUNS.defaultOrder,
          RUNS.tieBreak,
          SearchWording.RUNS);

  /** {@code experiments/search}. */
  public static final SearchSchema EXPERIMENTS =
      new SearchSchema(
          Map.of("attribute", Entity.ATTRIBUTE, "tag", Entity.TAG, "tags", Entity.TAG),
          "Invalid entity type '%s'. Valid entity types are ('attribute', 'tag', 'tags')",
          List.of(
              Attribute.text("name"),
              Attribute.experimentId("experiment_id"),
              Attribute.wholeNumber("creation_time"),
              Attribute.wholeNumber("last_update_time")),
          List.of(SortKey.descending("creation_time"), SortKey.ascending("experiment_id")),
          List.of(SortKey.descending("experiment_id")),
          SearchWording.EXPERIMENTS);

  /** {@code logged-models/search}. Status goes by its short name, {@code READY}. */
  public static final SearchSchema LOGGED_MODELS =
      new SearchSchema(
          Map.of(
              "attributes", Entity.ATTRIBUTE,
              "metrics", Entity.METRIC,
              "params", Entity.PARAM,
              "tags", Entity.TAG),
          "Invalid entity type: '%s'. Expected one of ['attributes', 'metrics', 'params', 'tags'].",
          List.of(
              Attribute.text("name"),
              Attribute.text("model_id"),
              Attribute.text("model_type"),
              Attribute.status("status"),
              Attribute.text("status_message"),
              Attribute.text("source_run_id"),
              Attribute.digits("experiment_id"),
              Attribute.text("artifact_location"),
              Attribute.text("lifecycle_stage"),
              Attribute.number("creation_timestamp_ms", "creation_timestamp", "creation_time"),
              Attribute.number("last_updated_timestamp_ms", "last_updated_timestamp")),
          List.of(SortKey.descending("creation_timestamp_ms"), SortKey.ascending("model_id")),
          List.of(SortKey.descending("creation_timestamp_ms"), SortKey.ascending("model_id")),
          SearchWording.LOGGED_MODELS);

  private static final Set<String> DATASET_KEYS = Set.of("name", "digest", "context");

  private final Map<String, Entity> words;
  private final String unknownEntity;
  private final Map<String, Attribute> attributes = new HashMap<>();
  private final List<SortKey> defaultOrder;
  private final List<SortKey> tieBreak;
  private final SearchWording wording;

  /**
   * @param unknownEntity the refusal of an entity word, {@code %s}
   * @param defaultOrder of rows that nobody orders; ends with a key that no two rows share
   * @param tieBreak of rows that a client's order leaves equal; ends with such a key too
   */
  private SearchSchema(
      Map<String, Entity> words,
      String unknownEntity,
      List<Attribute> attributes,
      List<SortKey> defaultOrder,
      List<SortKey> tieBreak,
      SearchWording wording) {
    this.words = words;
    this.unknownEntity = unknownEntity;
    this.defaultOrder = defaultOrder;
    this.tieBreak = tieBreak;
    this.wording = wording;
    for (Attribute attribute : attributes) {
      this.attributes.put(attribute.name(), attribute);
      attribute.aliases().forEach(alias -> this.attributes.put(alias, attribute));
    }
  }

  SearchWording wording() {
    return wording;
  }

  /** Whether text may go without quotes, and every text takes lists, empty ones too. */
  boolean looseText() {
    return wording == SearchWording.LOGGED_MODELS;
  }

  /** Whether rows can be ordered by the same thing twice; the second time changes nothing. */
  boolean takesKeysTwice() {
    return wording != SearchWording.RUNS;
  }

  /**
   * The thing that an identifier names.
   *
   * @param refusal makes the exception to throw, from MLflow's text, when there is no such thing
   */
  Identifier resolve(WrittenIdentifier identifier, Function<String, HeadraceException> refusal) {
    String word = identifier.entity();
    String key = identifier.key();
    if (word == null) {
      return resolveAttribute(key, refusal);
    }
    Entity entity = words.get(word);
    if (entity == null) {
      throw refusal.apply(String.format(unknownEntity, Token.echo(word)));
    }
    if (entity == Entity.ATTRIBUTE) {
      return resolveAttribute(key, refusal);
    }
    if (entity == Entity.DATASET && !DATASET_KEYS.contains(key)) {
      throw refusal.apply(unknownKey("dataset", key, DATASET_KEYS));
    }
    return new Identifier(entity, key);
  }

  Identifier resolveAttribute(String key, Function<String, HeadraceException> refusal) {
    Attribute attribute = attributes.get(key);
    if (attribute == null) {
      throw refusal.apply(unknownKey("attribute", key, attributes.keySet()));
    }
    return new Identifier(Entity.ATTRIBUTE, attribute.name());
  }

  private static String unknownKey(String what, String key, Set<String> known) {
    return String.format(
        "Invalid %s key '%s' specified. Valid keys are '{'%s'}'",
        what, Token.echo(key), String.join("', '", new TreeSet<>(known)));
  }

  /**
   * Refuses what is no text, or more than one.
   *
   * @param field of the request that names it
   * @param written what the client wrote there
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE}
   */
  public Identifier requireText(String field, String written, Identifier identifier) {
    if (isNumber(identifier) || identifier.entity() == Entity.DATASET) {
      throw HeadraceException.invalid(
          "Invalid %s '%s'. It must be a param, a tag, or an attribute that is text."
              .formatted(field, Token.echo(written)));
    }
    return identifier;
  }

  /** What a row has: a text, a number, or {@code null}; of datasets their texts, joined. */
  public Object value(SearchRow row, Identifier identifier) {
    return switch (identifier.entity()) {
      case METRIC -> row.metric(identifier.key(), DatasetScope.ANY);
      case DATASET -> datasets(row, identifier.key());
      case PARAM, TAG -> TextColumn.text(row, identifier);
      case ATTRIBUTE ->
          isNumber(identifier) ? row.number(identifier.key()) : TextColumn.text(row, identifier);
    };
  }

  private static String datasets(SearchRow row, String key) {
    StringJoiner texts = new StringJoiner(", ");
    for (DatasetUse dataset : row.datasets()) {
      if (dataset.text(key) != null) {
        texts.add(dataset.text(key));
      }
    }
    return texts.length() == 0 ? null : texts.toString();
  }

  /** The order of rows that nobody orders. */
  public List<SortKey> unasked() {
    return defaultOrder;
  }

  /** Whether rows have a number there, where they have something. */
  public boolean isNumber(Identifier identifier) {
    return switch (identifier.entity()) {
      case METRIC -> true;
      case ATTRIBUTE -> attribute(identifier).isNumber();
      case PARAM, TAG, DATASET -> false;
    };
  }

  /** Whether a number that is not whole can be compared with it. */
  boolean takesFractions(Identifier identifier) {
    return identifier.entity() != Entity.ATTRIBUTE
        || attribute(identifier).kind() != Attribute.Kind.WHOLE_NUMBER;
  }

  boolean takesLists(Identifier identifier) {
    return switch (identifier.entity()) {
      case METRIC -> false;
      case ATTRIBUTE -> attribute(identifier).listable() || (looseText() && !isNumber(identifier));
      case PARAM, TAG -> looseText();
      case DATASET -> true;
    };
  }

  /** Whether rows may lack it, so that {@code IS NULL} makes sense. */
  boolean mayBeMissing(Identifier identifier) {
    return identifier.entity() == Entity.TAG || identifier.entity() == Entity.PARAM;
  }

  /** The comparators that suit the identifier, in capitals. */
  List<String> comparators(Identifier identifier) {
    if (isNumber(identifier)) {
      return Stream.of(NumberComparator.values()).map(NumberComparator::symbol).toList();
    }
    boolean isName =
        identifier.entity() == Entity.ATTRIBUTE
            && attribute(identifier).kind() == Attribute.Kind.NAME;
    List<String> comparators = new ArrayList<>();
    for (TextComparator comparator : TextComparator.values()) {
      if (!isName || !comparator.isPattern()) {
        comparators.add(comparator.symbol());
      }
    }
    if (takesLists(identifier)) {
      comparators.addAll(List.of("IN", "NOT IN"));
    }
    if (mayBeMissing(identifier)) {
      comparators.addAll(List.of("IS NULL", "IS NOT NULL"));
    }
    return comparators;
  }

  /** The attributes that take lists. */
  List<String> listAttributes() {
    return attributes.values().stream()
        .filter(Attribute::listable)
        .map(Attribute::name)
        .distinct()
        .sorted()
        .toList();
  }

  boolean knows(Entity entity) {
    return words.containsValue(entity);
  }

  /**
   * A value of the identifier as rows hold it.
   *
   * @param refusal makes the exception to throw, from MLflow's text, for what is no value of it
   */
  String canonical(
      Identifier identifier, String value, Function<String, HeadraceException> refusal) {
    if (identifier.entity() != Entity.ATTRIBUTE) {
      return value;
    }
    try {
      return attribute(identifier).canonical().apply(value);
    } catch (IllegalArgumentException e) {
      throw refusal.apply(e.getMessage());
    }
  }

  /** Whether rows can be put in order by such a thing: experiments only by their attributes. */
  boolean ordersBy(Entity entity) {
    return entity == Entity.ATTRIBUTE || (entity != Entity.DATASET && knows(Entity.METRIC));
  }

  /** Whether orders may say {@code natural(params.lr)}, which no call of MLflow's knows. */
  boolean takesNatural() {
    return this == SHOWN_RUNS;
  }

  boolean sortsAsNumber(String attribute) {
    return attributes.get(attribute).sortsAsNumber();
  }

  /** {@code keys}, and after them what puts any two rows in order. */
  List<SortKey> completed(List<SortKey> keys) {
    List<SortKey> completed = new ArrayList<>(keys);
    for (SortKey key : keys.isEmpty() ? defaultOrder : tieBreak) {
      if (keys.stream().noneMatch(given -> given.identifier().equals(key.identifier()))) {
        completed.add(key);
      }
    }
    return completed;
  }

  private Attribute attribute(Identifier identifier) {
    return Optional.ofNullable(attributes.get(identifier.key())).orElseThrow();
  }
}
