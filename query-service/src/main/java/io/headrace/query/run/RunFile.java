package io.headrace.query.run;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;

/** A file of runs that is taken away while it is written. Used by one thread at a time. */
interface RunFile {

  /** Writes a run: of each column a text, a number, or {@code null}. */
  void write(List<Object> run) throws IOException;

  /** Writes what comes behind the last run. */
  void end() throws IOException;

  /** How many bytes there are to take. */
  int size();

  /** What was written since this was last asked. */
  Buffer take();
}
