package io.headrace.benchmarks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that all of it runs on, in words.
 *
 * @param processor as the system calls it
 * @param memoryGib of memory
 */
record Machine(String processor, int cores, long memoryGib, String system, String java) {

  private static final long KIB_PER_GIB = 1 << 20;

  static Machine here() {
    return new Machine(
        first("/proc/cpuinfo", "model name\\s*: (.*)").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        first("/proc/meminfo", "MemTotal:\\s+(\\d+) kB").map(Long::parseLong).orElse(0L)
            / KIB_PER_GIB,
        first("/etc/os-release", "PRETTY_NAME=\"(.*)\"").orElse(System.getProperty("os.name")),
        System.getProperty("java.version"));
  }

  private static Optional<String> first(String file, String pattern) {
    try {
      Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  String sentence() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %d GiB of memory, %s, Java %s",
        processor,
        cores,
        memoryGib,
        system,
        java);
  }
}
