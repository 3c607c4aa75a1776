package io.headrace.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackendsFileTest {

  private static final SettingValues UP =
      SettingValues.of(
          Map.of(
              "HEADRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
              "HEADRACE_KAFKA_PARTITIONS", "1",
              "HEADRACE_NAMESPACE", "team",
              "HEADRACE_ARTIFACT_FILE_ROOTS", "/a b/\\c=d,/e",
              "HEADRACE_PORT", "5005"));

  private final DataFolder data;

  BackendsFileTest(@TempDir Path folder) {
    data = new DataFolder(folder);
  }

  @Test
  void under_whatIsSet_addsWhatTheInstallationIs() throws IOException {
    BackendsFile.writeInstallation(data, UP);
    SettingValues set = SettingValues.of(Map.of("HEADRACE_KAFKA_BOOTSTRAP_SERVERS", "elsewhere:1"));
    SettingValues values = BackendsFile.in(data).orElseThrow().under(set);

    assertThat(values.text(Setting.KAFKA_BOOTSTRAP_SERVERS)).isEqualTo("elsewhere:1");
    assertThat(values.text(Setting.KAFKA_PARTITIONS)).isEqualTo("1");
    assertThat(values.text(Setting.NAMESPACE)).isEqualTo("team");
    assertThat(values.text(Setting.ARTIFACT_FILE_ROOTS)).isEqualTo("/a b/\\c=d,/e");
    assertThat(values.isSet(Setting.PORT)).as("not of the backends").isFalse();
  }

  @Test
  void write_overWhatAnEarlierOneLeft_isReadByTheOwnerAlone() throws IOException {
    Path left = data.root().resolve("backends.env.new");
    Files.writeString(left, "half a fi");
    Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-r--r--"));
    for (BackendsFile file :
        List.of(BackendsFile.write(data, UP), BackendsFile.writeInstallation(data, UP))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void write_ofBackendsAlone_leavesOpenWhatIsKeptInThem() throws IOException {
    BackendsFile file = BackendsFile.write(data, UP);

    List<String> lines = Files.readAllLines(file.path());
    assertThat(lines).contains("HEADRACE_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1");
    assertThat(lines).noneMatch(line -> line.startsWith("HEADRACE_NAMESPACE"));
    file.close();
    assertThat(BackendsFile.in(data)).isEmpty();
  }
}
