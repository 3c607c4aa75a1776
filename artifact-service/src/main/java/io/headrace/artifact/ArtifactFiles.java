package io.headrace.artifact;

import io.headrace.http.JsonAnswer;
import io.headrace.objects.FolderEntry;
import java.util.List;
import java.util.function.Function;

/** Writes a listing as MLflow's {@code files}. */
final class ArtifactFiles {

  private ArtifactFiles() {}

  /**
   * @param path makes the path that the client is shown from an entry's name
   */
  static void write(JsonAnswer json, List<FolderEntry> entries, Function<String, String> path) {
    json.objects(
        "files",
        entries,
        (file, entry) ->
            file.text("path", path.apply(entry.name()))
                .bool("is_dir", entry.folder())
                .number("file_size", entry.folder() ? null : (Long) entry.size()));
  }
}
