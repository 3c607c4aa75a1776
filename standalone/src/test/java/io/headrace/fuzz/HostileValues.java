package io.headrace.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that have broken servers before, and random ones. Not thread-safe. */
final class HostileValues {

  /** JSON tokens, not all of them correct. */
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "1",
          "-1",
          "1.5",
          "1.0",
          "1e3",
          "1e-3",
          "-1E400",
          "1e999999999",
          "-1e-999999999",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "2147483648",
          "NaN",
          "Infinity",
          "-Infinity",
          "01",
          "+1",
          ".5",
          "5.",
          "0x10",
          "--1",
          "tru",
          "undefined",
          "'single'",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "[{}]",
          "{\"\":{}}",
          "[\"a\",1]",
          "[[[[[[]]]]]]",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"NaN\"",
          "\"inf\"",
          "\"1e5\"",
          "\"1.5\"",
          "\"true\"",
          "\"٣\"",
          "\"{}\"",
          "\"\\ud800\"",
          "\"\\udfff\\ud83d\"",
          "\"a\\ud83d\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\u202e\\ufeff\"",
          "\"\\x\"",
          "\"\n\"",
          "\"../..\"",
          "\"a/../b\"",
          "\"/\"",
          "\"%00\"",
          "\"%s%n\"",
          "\"#\"",
          "\"\\\\\"",
          "\"'\"",
          "\"`\"",
          "\"${jndi:ldap://x/}\"",
          "\"DROP TABLE\"",
          "\"d|q0u6\"",
          "\"LOGGED_MODEL_READY\"",
          "\"RUNNING\"",
          "\"mlflow.runName\"",
          "\"mlflow.log-model.history\"",
          "\"AAAA\"",
          "\"AQAAAAAAAAAAAQ\"");

  private static final List<byte[]> BYTES =
      List.of(
          new byte[] {0},
          new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
          new byte[] {(byte) 0xff},
          new byte[] {(byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0x80},
          "\r\n".getBytes(StandardCharsets.US_ASCII),
          "\"".getBytes(StandardCharsets.US_ASCII),
          "}".getBytes(StandardCharsets.US_ASCII),
          ",".getBytes(StandardCharsets.US_ASCII));

  private final SplittableRandom random;

  HostileValues(SplittableRandom random) {
    this.random = random;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A token to stand for a JSON value. */
  Json token() {
    return switch (random.nextInt(12)) {
      case 0 -> new Json.Token(digits(1 + random.nextInt(12_000)));
      case 1 -> new Json.Token("0." + digits(1 + random.nextInt(3_000)));
      case 2 -> new Json.Token(Json.quoted(text(random.nextInt(9_000))));
      case 3 -> new Json.Token("[".repeat(depth()));
      case 4 -> nested(depth());
      case 5 -> new Json.Token(Json.quoted(text(1 + random.nextInt(20))));
      default -> new Json.Token(oneOf(TOKENS));
    };
  }

  private int depth() {
    return random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(1_200);
  }

  private static Json nested(int depth) {
    return new Json.Token("{\"a\":[".repeat(depth) + "]}".repeat(depth));
  }

  private String digits(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toString(random.nextInt(10)))
        .collect(Collectors.joining());
  }

  /** Text of so many chars from a small or a large alphabet, lone surrogates included. */
  String text(int length) {
    int highest = oneOf(List.of(0x7f, 0x7f, 0xff, 0xffff));
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (0x20 + random.nextInt(highest - 0x20)));
    }
    return text.toString();
  }

  /** Random JSON of any shape. */
  Json any(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    return switch (kind) {
      case 1 -> new Json.Items(several(() -> any(depth - 1)));
      case 2 ->
          new Json.Fields(several(() -> new Json.Field(text(random.nextInt(6)), any(depth - 1))));
      default -> token();
    };
  }

  private <T> List<T> several(Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(5)).collect(Collectors.toList());
  }

  /** A body's bytes with one damage. */
  byte[] damaged(byte[] body) {
    int place = random.nextInt(body.length + 1);
    return switch (random.nextInt(6)) {
      case 0 ->
          new String(body, 0, place, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      case 1 -> inserted(body, place, oneOf(BYTES));
      case 2 -> inserted(body, 0, oneOf(BYTES));
      case 3 -> new String(body, StandardCharsets.UTF_8).getBytes(encoding());
      case 4 -> inserted(body, body.length, body);
      default -> flipped(body, place);
    };
  }

  private java.nio.charset.Charset encoding() {
    return oneOf(
        List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1));
  }

  private static byte[] inserted(byte[] body, int place, byte[] what) {
    byte[] longer = new byte[body.length + what.length];
    System.arraycopy(body, 0, longer, 0, place);
    System.arraycopy(what, 0, longer, place, what.length);
    System.arraycopy(body, place, longer, place + what.length, body.length - place);
    return longer;
  }

  private byte[] flipped(byte[] body, int place) {
    byte[] changed = body.clone();
    if (place < changed.length) {
      changed[place] = (byte) random.nextInt(256);
    }
    return changed;
  }
}
