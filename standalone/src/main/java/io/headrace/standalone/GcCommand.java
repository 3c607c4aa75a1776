package io.headrace.standalone;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.error.HeadraceException;
import io.headrace.gc.GcOptions;
import io.headrace.gc.GcProgram;
import io.headrace.standalone.backend.DataFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code gc}: deletes for good what is in the bin of the Headrace that runs on the data folder, or
 * of the one whose backends the settings name.
 */
final class GcCommand {

  private static final List<Setting> BACKENDS =
      List.of(
          Setting.KAFKA_BOOTSTRAP_SERVERS, Setting.CASSANDRA_CONTACT_POINTS, Setting.S3_ENDPOINT);

  private GcCommand() {}

  /**
   * Does it, and returns the status to exit with.
   *
   * @throws Refusal when it cannot be done
   */
  static int run(List<String> arguments, Map<String, String> environment) throws IOException {
    GcOptions.Given given = given(arguments);
    CommandLine line = CommandLine.parse(given.rest(), environment);
    return new GcProgram(given.options(), located(line), System.out).run();
  }

  private static GcOptions.Given given(List<String> arguments) {
    try {
      return GcOptions.take(arguments);
    } catch (HeadraceException e) {
      throw new Refusal(e.getMessage());
    }
  }

  private static SettingValues located(CommandLine line) throws IOException {
    SettingValues values = line.values();
    if (BACKENDS.stream().allMatch(values::isSet)) {
      return values;
    }
    DataFolder data = line.data();
    Optional<Instance> running = Instance.of(data);
    if (running.isEmpty()) {
      throw new Refusal(
          "Nothing runs on the data folder "
              + data.root()
              + ". Start it with `./headrace up`, as what records the log must run, or name its"
              + " Kafka, Cassandra and S3 in the settings.");
    }
    return BackendsFile.in(data)
        .orElseThrow(
            () ->
                new Refusal(
                    "What runs on the data folder "
                        + data.root()
                        + " is not up yet; `./headrace status` says how far it is."))
        .under(values);
  }
}
