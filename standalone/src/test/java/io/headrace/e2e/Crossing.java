package io.headrace.e2e;

import java.io.IOException;

/**
 * Something that one instance is told, and where another must show it at once.
 *
 * @param name says both
 * @param write tells it
 * @param read what the other shows of it
 * @param seen what it must show
 */
record Crossing(String name, Deed write, Sight read, Expectation seen) {

  /** Writes about a scene. */
  @FunctionalInterface
  interface Deed {
    void on(RawClient writer, Scene scene) throws IOException;
  }

  /** Reads about a scene. */
  @FunctionalInterface
  interface Sight {
    Object of(RawClient reader, Scene scene) throws IOException;
  }

  /** What is to be read about a scene. */
  @FunctionalInterface
  interface Expectation {
    Object in(Scene scene);
  }

  @Override
  public String toString() {
    return name;
  }
}
