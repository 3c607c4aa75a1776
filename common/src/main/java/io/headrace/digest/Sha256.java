package io.headrace.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 digest of what is added, one after the other. Not thread-safe. */
public final class Sha256 {

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Adds bytes as they are. */
  public Sha256 add(ByteBuffer bytes) {
    digest.update(bytes.duplicate());
    return this;
  }

  /** Adds bytes as they are. */
  public Sha256 add(byte... bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a text behind its length, so that no two lists of texts look alike. */
  public Sha256 add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length)).add(bytes);
  }

  /** All 32 bytes. To be asked once: it begins anew then, as with the others below. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(digest.digest());
  }

  /** The first eight bytes. */
  public long firstLong() {
    return bytes().getLong();
  }

  /** The first four bytes. */
  public int firstInt() {
    return bytes().getInt();
  }
}
