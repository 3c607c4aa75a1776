package io.headrace.query;

import io.headrace.lifecycle.ServiceProgram;

/** Runs the query service alone in its JVM. */
public final class QueryMain {

  private QueryMain() {}

  public static void main(String[] args) {
    ServiceProgram.run(QueryService::assemble);
  }
}
