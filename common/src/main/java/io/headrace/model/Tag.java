package io.headrace.model;

/** A key and its text; the same shape serves params where their order matters. */
public record Tag(String key, String value) {}
