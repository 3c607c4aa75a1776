package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceLockTest {

  @TempDir private Path folder;

  @Test
  void take_ofAFolderThatIsNotThere_makesIt() throws IOException {
    DataFolder data = new DataFolder(folder.resolve("new"));

    InstanceLock taken = InstanceLock.take(data);
    assertThat(data.root()).isDirectory();
    assertThat(InstanceLock.isHeld(data)).isTrue();
    taken.close();
    assertThat(InstanceLock.isHeld(data)).isFalse();
  }

  @Test
  void take_ofAFolderThatIsTaken_isRefusedUntilItIsLetGo() throws IOException {
    DataFolder data = new DataFolder(folder);

    InstanceLock taken = InstanceLock.take(data);
    assertThatThrownBy(() -> InstanceLock.take(data, Duration.ZERO))
        .isInstanceOf(Refusal.class)
        .hasMessage("The data folder " + folder + " is in use by another instance of Headrace.");
    taken.close();
    InstanceLock.take(data, Duration.ZERO).close();
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
