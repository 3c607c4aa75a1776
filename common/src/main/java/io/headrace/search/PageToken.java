package io.headrace.search;

import io.headrace.error.HeadraceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/**
 * Page tokens, opaque to clients: where the last row of a page stood, so that the next page is the
 * rows strictly behind it. Rows that come, go or move while a client pages shift no other row over
 * the edge of a page, as they would with an offset.
 *
 * <p>Base64 (URL alphabet, no padding) of: version, fingerprint of the search (12 bytes), count of
 * values, and each value as a kind byte and its content.
 *
 * @param search of the search that the token belongs to
 */
record PageToken(Fingerprint search, RowOrder.Position position) {

  private static final int VERSION = 2;

  private static final int MISSING = 0;
  private static final int TEXT = 1;
  private static final int INTEGER = 2;
  private static final int DECIMAL = 3;

  String encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(search.scope());
      out.writeInt(search.filter());
      out.writeInt(search.order());
      out.writeByte(position.values().size());
      for (SortValue value : position.values()) {
        write(value, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an in-memory stream does not fail", e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Reads a token of the search with this fingerprint.
   *
   * @param accepts whether a position may be one of its order
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for anything else
   */
  static PageToken decode(String token, Fingerprint search, Predicate<RowOrder.Position> accepts) {
    PageToken read = read(token);
    search.requireSame(read.search);
    if (!accepts.test(read.position)) {
      throw malformed();
    }
    return read;
  }

  static boolean isFirstPage(String token) {
    return token == null || token.isEmpty();
  }

  /**
   * Reads a token of any search.
   *
   * @throws HeadraceException {@code INVALID_PARAMETER_VALUE} for anything else
   */
  static PageToken read(String token) {
    try {
      return read(Base64.getUrlDecoder().decode(token));
    } catch (IllegalArgumentException e) {
      throw HeadraceException.invalid("Invalid page token, could not base64-decode");
    }
  }

  private static PageToken read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed();
      }
      Fingerprint search = new Fingerprint(in.readInt(), in.readInt(), in.readInt());
      int count = in.readUnsignedByte();
      List<SortValue> values = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        values.add(readValue(in));
      }
      if (in.available() > 0) {
        throw malformed();
      }
      return new PageToken(search, new RowOrder.Position(values));
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static void write(SortValue value, DataOutputStream out) throws IOException {
    if (value instanceof SortValue.OfText text) {
      out.writeByte(TEXT);
      out.writeInt(text.text().length());
      out.writeChars(text.text());
    } else if (value instanceof SortValue.OfInteger integer) {
      out.writeByte(INTEGER);
      out.writeLong(integer.number());
    } else if (value instanceof SortValue.OfDecimal decimal) {
      out.writeByte(DECIMAL);
      out.writeDouble(decimal.number());
    } else {
      out.writeByte(MISSING);
    }
  }

  private static SortValue readValue(DataInputStream in) throws IOException {
    return switch (in.readUnsignedByte()) {
      case MISSING -> SortValue.MISSING;
      case TEXT -> new SortValue.OfText(readText(in));
      case INTEGER -> new SortValue.OfInteger(in.readLong());
      case DECIMAL -> new SortValue.OfDecimal(in.readDouble());
      default -> throw malformed();
    };
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    // Checked before anything is allocated: the length is the client's word.
    if (length < 0 || length > in.available() / Character.BYTES) {
      throw malformed();
    }
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(in.readChar());
    }
    return text.toString();
  }

  private static HeadraceException malformed() {
    return HeadraceException.invalid("Invalid page token, it was not made by this server");
  }
}
