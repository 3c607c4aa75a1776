package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceLockTest {

  @TempDir private Path folder;

  @Test
  void take_ofAFolderThatIsNotThere_makesIt() throws IOException {
    DataFolder data = new DataFolder(folder.resolve("new"));

    try (InstanceLock lock = InstanceLock.take(data)) {
      assertThat(lock).isNotNull();
      assertThat(data.root()).isDirectory();
    }
  }

  @Test
  void take_whereAFileIs_refusesInOneSentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> InstanceLock.take(new DataFolder(file)))
        .isInstanceOf(Refusal.class)
        .hasMessage("Cannot write to the data folder " + file + ": not a directory.");
  }

  @Test
  void isHeld_ofAFolderThatNobodyTook_isFalse() throws IOException {
    assertThat(InstanceLock.isHeld(new DataFolder(folder))).isFalse();
  }
}
