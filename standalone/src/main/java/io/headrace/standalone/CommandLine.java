package io.headrace.standalone;

import io.headrace.config.Setting;
import io.headrace.config.SettingValues;
import io.headrace.standalone.backend.DataFolder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a command was given: settings from flags ({@code --port 5001} or {@code --port=5001}) over
 * those from the environment.
 */
record CommandLine(List<String> arguments, SettingValues values, boolean detach) {

  private static final String DETACH = "--detach";

  static CommandLine parse(List<String> arguments, Map<String, String> environment) {
    SettingValues values = SettingValues.of(environment);
    boolean detach = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (argument.equals(DETACH)) {
        detach = true;
      } else {
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        Setting setting = setting(flag);
        values =
            values.with(setting, equals < 0 ? next(flag, rest) : argument.substring(equals + 1));
      }
    }
    return new CommandLine(List.copyOf(arguments), values, detach);
  }

  private static Setting setting(String flag) {
    return Stream.of(Setting.values())
        .filter(setting -> setting.flag().equals(flag))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal("Unknown flag " + flag + "; `./headrace help` lists those there are."));
  }

  private static String next(String flag, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Refusal(flag + " needs a value.");
    }
    String value = rest.next();
    if (value.startsWith("--")) {
      throw new Refusal(flag + " needs a value, and " + value + " looks like the next flag.");
    }
    return value;
  }

  DataFolder data() {
    return new DataFolder(Path.of(values.text(Setting.DATA)));
  }

  /** The arguments for the same command in the foreground. */
  List<String> attached() {
    return arguments.stream().filter(argument -> !argument.equals(DETACH)).toList();
  }
}
