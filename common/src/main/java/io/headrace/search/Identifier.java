package io.headrace.search;

/**
 * What a condition or a sort key looks at.
 *
 * @param key the metric's, param's or tag's key; for attributes and datasets the canonical name
 */
public record Identifier(Entity entity, String key) {

  /** Whether rows can be in {@linkplain NaturalNumber natural} order of it. */
  boolean hasNaturalOrder() {
    return entity == Entity.PARAM || entity == Entity.TAG;
  }
}
