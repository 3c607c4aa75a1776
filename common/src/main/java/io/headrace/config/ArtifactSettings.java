package io.headrace.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where artifacts may live.
 *
 * @param defaultRoot location under which new experiments get their folder when none is named
 * @param fileRoots folders below which {@code file://} locations are allowed
 */
public record ArtifactSettings(String defaultRoot, List<Path> fileRoots) {

  public ArtifactSettings {
    fileRoots = fileRoots.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  public static ArtifactSettings from(SettingValues values) {
    return new ArtifactSettings(
        values.text(Setting.DEFAULT_ARTIFACT_ROOT),
        values.list(Setting.ARTIFACT_FILE_ROOTS).stream().map(Path::of).toList());
  }
}
