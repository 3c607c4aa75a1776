package io.headrace.standalone;

import io.headrace.config.Setting;
import io.headrace.config.SettingsException;
import io.headrace.gc.GcHelp;
import io.headrace.gc.GcMain;
import io.headrace.standalone.backend.BackendException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The program behind {@code ./headrace}: everything in one place, for a machine of one's own. */
public final class Headrace {

  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;

  private Headrace() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) throws InterruptedException {
    if (args.contains("--help") && args.get(0).equals("gc")) {
      return helpOnGc();
    }
    if (args.isEmpty() || args.contains("--help")) {
      return help();
    }
    try {
      if (args.get(0).equals("gc")) {
        GcMain.logInWords();
        return GcCommand.run(args.subList(1, args.size()), System.getenv());
      }
      CommandLine line = CommandLine.parse(args.subList(1, args.size()), System.getenv());
      return command(args.get(0)).run(line);
    } catch (SettingsException e) {
      return refuse(e.getMessage(), WRONG_USE);
    } catch (Refusal | BackendException e) {
      return refuse(e.getMessage(), REFUSED);
    } catch (IOException | RuntimeException | Error e) {
      // Errors too: other threads would keep a JVM that does nothing alive.
      LoggerFactory.getLogger(Headrace.class).error("{} failed: {}", args.get(0), e.toString(), e);
      return REFUSED;
    }
  }

  private static Command command(String name) {
    return switch (name) {
      case "up" -> new UpCommand();
      case "backends" -> new BackendsCommand();
      case "down" -> new DownCommand();
      case "status" -> new StatusCommand();
      case "help" -> line -> help();
      default ->
          throw new Refusal(
              "Unknown command " + name + "; `./headrace help` lists those there are.");
    };
  }

  private static int refuse(String sentence, int status) {
    System.err.println(sentence);
    return status;
  }

  private static int help() {
    System.out.println("Flags of up and backends, each also an environment variable:");
    listSettings();
    System.out.println("`./headrace gc --help` lists the flags of gc.");
    return 0;
  }

  private static int helpOnGc() {
    System.out.print(GcHelp.text());
    System.out.println();
    System.out.println("Where to do it, as flags of up, each also an environment variable:");
    listSettings();
    return 0;
  }

  private static void listSettings() {
    Arrays.stream(Setting.values()).map(Headrace::line).forEach(System.out::println);
  }

  private static String line(Setting setting) {
    String fallback = setting.defaultValue().isEmpty() ? "" : " [" + setting.defaultValue() + "]";
    return "  %-27s %s%s".formatted(setting.flag(), setting.meaning(), fallback);
  }
}
