package io.headrace.lifecycle;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * One of the programs that make up Headrace, ready to run alone in its own JVM or beside the others
 * in one.
 *
 * <p>Lazy: the HTTP server answers {@code /health} before {@link #start} has reached any backend.
 */
public interface Service {

  /** The noun that logs, metrics and {@code /ready} use: {@code tracking}, {@code query}, … */
  String name();

  /** Mounts what the service answers. Called once, before {@link #start}. */
  void mount(Router router);

  /**
   * Connects to the backends, trying again until they answer. Completes when the service can do its
   * work; fails only for what trying again cannot mend (settings that would lose data).
   */
  Future<Void> start();

  /** What keeps the service from its work, a sentence each; empty when it is ready. */
  List<String> missing();

  /** How what the service stands on looks to it; empty when it stands on nothing. */
  default List<BackendHealth> backends() {
    return List.of();
  }

  /**
   * Finishes what was accepted, then lets go of everything. Safe to call at any time, twice too.
   */
  Future<Void> stop();
}
