package io.headrace.async;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of memory that many take from and give back, of which no owner has more than a share: who
 * floods us leaves some for the others. Thread-safe.
 */
public final class ByteBudget {

  /** What comes of an attempt to take. */
  public enum Answer {
    TAKEN,
    /** There are not enough left, for nobody. */
    NONE_LEFT,
    /** This owner has its share; others may take. */
    SHARE_TAKEN
  }

  /** Less than this takes less than noting whose it is; it counts for nobody, but in all. */
  public static final int LEAST_OWNED_BYTES = 4 * 1024;

  private final long maxBytes;
  private final long maxBytesOfOne;
  private final AtomicLong taken = new AtomicLong();
  private final Map<String, Long> byOwner = new ConcurrentHashMap<>();

  /** A budget; {@code maxBytesOfOne} is what an owner may have once it has anything. */
  public ByteBudget(long maxBytes, long maxBytesOfOne) {
    this.maxBytes = maxBytes;
    this.maxBytesOfOne = maxBytesOfOne;
  }

  /** Takes all of the bytes or none. */
  public Answer take(String owner, long bytes) {
    if (taken.addAndGet(bytes) > maxBytes) {
      taken.addAndGet(-bytes);
      return Answer.NONE_LEFT;
    }
    if (bytes >= LEAST_OWNED_BYTES && !own(owner, bytes)) {
      taken.addAndGet(-bytes);
      return Answer.SHARE_TAKEN;
    }
    return Answer.TAKEN;
  }

  private boolean own(String owner, long bytes) {
    long held = byOwner.merge(owner, bytes, Long::sum);
    // The first may be larger than a share: what nobody could take would never be taken.
    if (held <= maxBytesOfOne || held == bytes) {
      return true;
    }
    disown(owner, bytes);
    return false;
  }

  private void disown(String owner, long bytes) {
    byOwner.computeIfPresent(owner, (key, held) -> held == bytes ? null : held - bytes);
  }

  /** Gives back what the owner has taken. */
  public void giveBack(String owner, long bytes) {
    if (bytes >= LEAST_OWNED_BYTES) {
      disown(owner, bytes);
    }
    taken.addAndGet(-bytes);
  }

  /** Bytes that are taken now. */
  public long taken() {
    return taken.get();
  }

  /** Owners that have taken some. */
  int owners() {
    return byOwner.size();
  }
}
