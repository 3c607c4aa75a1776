package io.headrace.gc;

import io.headrace.config.SettingValues;
import io.headrace.config.SettingsException;
import io.headrace.error.HeadraceException;
import java.util.List;

/** Deletes for good what is in the bin of the installation that the environment names. */
public final class GcMain {

  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;

  private GcMain() {}

  public static void main(String[] args) {
    logInWords();
    System.exit(run(List.of(args)));
  }

  /**
   * Has this JVM log only what a person may act on. To be called before anything makes a logger.
   */
  public static void logInWords() {
    System.setProperty("logback.configurationFile", "logback-gc.xml");
  }

  private static int run(List<String> args) {
    if (args.contains("--help")) {
      System.out.print(GcHelp.text());
      return 0;
    }
    try {
      GcOptions.Given given = GcOptions.take(args);
      if (!given.rest().isEmpty()) {
        System.err.println(
            "Unknown option " + given.rest().get(0) + "; --help lists those there are.");
        return WRONG_USE;
      }
      return new GcProgram(given.options(), SettingValues.of(System.getenv()), System.out).run();
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      return WRONG_USE;
    } catch (HeadraceException e) {
      System.err.println(e.getMessage());
      return REFUSED;
    }
  }
}
