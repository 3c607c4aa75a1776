package io.headrace.model;

/** A logged model that a run wrote, and the step at which it did. */
public record ModelOutput(String modelId, long step) {}
