package io.headrace.artifact.preview;

/**
 * Walks over a structure in Thrift's compact protocol, as Parquet's footer and page headers are,
 * without keeping any of it. Thrift's own readers allocate lists and texts by the lengths that a
 * file claims; what has been walked over has room for all that it claims, and no more structures
 * than a footer of thousands of columns.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">The
 *     specification</a>
 */
final class ThriftStructure {

  /** Of objects in memory, a few hundred bytes each. */
  private static final int MOST_STRUCTURES = 250_000;

  /** Of anything, such as texts of a letter: some ten bytes each. */
  private static final int MOST_VALUES = 2_000_000;

  private static final int DEEPEST = 16;

  private static final int STOP = 0;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;
  private static final int UUID = 13;

  /** A list's length that stands in bytes of its own. */
  private static final int LONG_LIST = 15;

  private final byte[] bytes;
  private final int limit;
  private int at;
  private int structures;
  private int values;

  private ThriftStructure(byte[] bytes, int from, int limit) {
    this.bytes = bytes;
    this.at = from;
    this.limit = limit;
  }

  /**
   * Where the structure that begins at {@code from} ends: the place of the first byte behind.
   *
   * @param limit where the bytes end that it may have
   * @throws DamagedFileException if it does not end before, or claims what it cannot have
   */
  static int end(byte[] bytes, int from, int limit) throws DamagedFileException {
    ThriftStructure walk = new ThriftStructure(bytes, from, limit);
    walk.structure(0);
    return walk.at;
  }

  private void structure(int depth) throws DamagedFileException {
    structures++;
    if (depth > DEEPEST || structures > MOST_STRUCTURES) {
      throw new DamagedFileException("its description is too large");
    }
    for (int head = next(); head != STOP; head = next()) {
      if (head >>> 4 == 0) {
        number();
      }
      int type = head & 0xf;
      // The type is all that there is of a truth that is a field.
      if (type != TRUE && type != FALSE) {
        value(type, depth);
      }
    }
  }

  private void value(int type, int depth) throws DamagedFileException {
    values++;
    if (depth > DEEPEST || values > MOST_VALUES) {
      throw new DamagedFileException("its description is too large");
    }
    switch (type) {
      case TRUE, FALSE, BYTE -> skip(1);
      case I16, I32, I64 -> number();
      case DOUBLE -> skip(8);
      case UUID -> skip(16);
      case BINARY -> skip(number());
      case LIST, SET -> list(depth + 1);
      case MAP -> map(depth + 1);
      case STRUCT -> structure(depth + 1);
      default -> throw new DamagedFileException("its description has an unknown type");
    }
  }

  private void list(int depth) throws DamagedFileException {
    int head = next();
    long size = head >>> 4 == LONG_LIST ? number() : head >>> 4;
    checkRoom(size);
    for (long i = 0; i < size; i++) {
      value(head & 0xf, depth);
    }
  }

  private void map(int depth) throws DamagedFileException {
    long size = number();
    checkRoom(size);
    int types = size == 0 ? 0 : next();
    for (long i = 0; i < size; i++) {
      value(types >>> 4, depth);
      value(types & 0xf, depth);
    }
  }

  /** Whatever it is, an item takes a byte at least. */
  private void checkRoom(long items) throws DamagedFileException {
    if (items < 0 || items > limit - at) {
      throw new DamagedFileException("its description claims more than it has");
    }
  }

  private void skip(long length) throws DamagedFileException {
    checkRoom(length);
    at += (int) length;
  }

  private int next() throws DamagedFileException {
    checkRoom(1);
    return bytes[at++] & 0xff;
  }

  /** A number of seven bits a byte, the least significant ones first. */
  private long number() throws DamagedFileException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = next();
      number |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new DamagedFileException("its description has a number of too many bytes");
  }
}
