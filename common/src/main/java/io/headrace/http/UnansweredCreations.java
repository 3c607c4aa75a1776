package io.headrace.http;

import io.headrace.digest.Sha256;
import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Creations of which the client cannot know: its connection broke before the answer, or the answer
 * was 503 or 500. MLflow's client then sends the same bytes again, and nothing in them says that it
 * does so. Who sends them next is given the creation that nobody knows of, instead of one more.
 *
 * <p>That may be another client with the very same request. Each creation is given away once, so
 * both still get one of their own, and nobody could tell which was meant for whom.
 *
 * <p>Only this instance knows of it: not covered are a repetition that goes to another one, an
 * answer lost on its way, and bodies above 64 KiB. Thread-safe.
 *
 * @param <T> what is to be created, with the id that it gets
 */
public final class UnansweredCreations<T> {

  /** Longer than the stock client repeats a request. */
  private static final Duration MEMORY = Duration.ofMinutes(10);

  /** Share of the heap that each kind of creation may take; there are four kinds. */
  private static final int HEAP_SHARE = 128;

  /** Bounds how long a request searches. The oldest goes, as it does for memory. */
  static final int MOST = 1_000;

  static final int LONGEST_BODY = 64 * 1024;

  /** What is parsed takes several times the bytes that were sent: ten, for tags of few letters. */
  private static final int PARSED = 10;

  private static final int LEAST_BYTES = 1_024;

  /** One of them; its body is known by a digest, since it may be long. */
  private record Unanswered<C>(ByteBuffer digest, C creation, int bytes, long since) {}

  private final LongSupplier nanoTime;
  private final long maxBytes;
  private final Deque<Unanswered<T>> unanswered = new ArrayDeque<>();
  private long bytes;

  public UnansweredCreations() {
    this(System::nanoTime, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  /**
   * None yet.
   *
   * @param maxBytes how much memory they may take, by an estimate
   */
  UnansweredCreations(LongSupplier nanoTime, long maxBytes) {
    this.nanoTime = nanoTime;
    this.maxBytes = maxBytes;
  }

  /**
   * Creates what a request asks for.
   *
   * @param begin makes what is to be created, unless an earlier request of the same bytes has
   * @param create carries it out; twice is as good as once
   */
  public <A> Future<A> carryOut(
      ApiRequest request, Supplier<T> begin, Function<T, Future<A>> create) {
    return carryOut(request, begin, create, create);
  }

  /**
   * Creates what a request asks for.
   *
   * @param begin makes what is to be created, unless an earlier request of the same bytes has
   * @param create carries it out
   * @param createAgain carries out what may have been carried out before
   */
  public <A> Future<A> carryOut(
      ApiRequest request,
      Supplier<T> begin,
      Function<T, Future<A>> create,
      Function<T, Future<A>> createAgain) {
    Attempt attempt = attempt(request.body().getBytes(), begin);
    request.onAbandoned(attempt::unanswered);
    // Composed, so that what is thrown is a failure as well.
    return Future.succeededFuture(attempt.creation())
        .compose(attempt.isRepeated() ? createAgain : create)
        .onFailure(attempt::failed);
  }

  Attempt attempt(byte[] body, Supplier<T> begin) {
    if (body.length > LONGEST_BODY) {
      return new Attempt(null, 0, begin.get(), false);
    }
    ByteBuffer digest = new Sha256().add(body).bytes();
    Optional<T> earlier = take(digest);
    return new Attempt(digest, bytes(body), earlier.orElseGet(begin), earlier.isPresent());
  }

  /** How much memory the creation that a body asks for takes, at most and about. */
  static int bytes(byte[] body) {
    return LEAST_BYTES + PARSED * body.length;
  }

  /** One request's try to create something. */
  final class Attempt {

    /** Of the body; {@code null} when that is too long to be remembered. */
    private final ByteBuffer digest;

    private final int bytes;
    private final T creation;
    private final boolean repeated;
    private final AtomicBoolean kept = new AtomicBoolean();

    private Attempt(ByteBuffer digest, int bytes, T creation, boolean repeated) {
      this.digest = digest;
      this.bytes = bytes;
      this.creation = creation;
      this.repeated = repeated;
    }

    boolean isRepeated() {
      return repeated;
    }

    T creation() {
      return creation;
    }

    /** The client has gone. */
    void unanswered() {
      if (digest != null && kept.compareAndSet(false, true)) {
        keep(new Unanswered<>(digest, creation, bytes, nanoTime.getAsLong()));
      }
    }

    /**
     * The client is told so, and may repeat it. Whether the creation took place may be unknown; if
     * the client is refused for the moment only what an earlier attempt did is.
     */
    void failed(Throwable failure) {
      ErrorCode told =
          failure instanceof HeadraceException known ? known.code() : ErrorCode.INTERNAL_ERROR;
      switch (told) {
        case TEMPORARILY_UNAVAILABLE, INTERNAL_ERROR -> unanswered();
        case RESOURCE_EXHAUSTED -> {
          if (repeated) {
            unanswered();
          }
        }
        default -> {
          // The client has its answer, and does not repeat the request.
        }
      }
    }
  }

  private synchronized void keep(Unanswered<T> creation) {
    forgetOld();
    if (creation.bytes() > maxBytes) {
      return;
    }
    unanswered.addLast(creation);
    bytes += creation.bytes();
    while (unanswered.size() > MOST || bytes > maxBytes) {
      forgetOldest();
    }
  }

  private synchronized Optional<T> take(ByteBuffer digest) {
    forgetOld();
    for (Iterator<Unanswered<T>> each = unanswered.iterator(); each.hasNext(); ) {
      Unanswered<T> candidate = each.next();
      if (candidate.digest().equals(digest)) {
        each.remove();
        bytes -= candidate.bytes();
        return Optional.of(candidate.creation());
      }
    }
    return Optional.empty();
  }

  private void forgetOld() {
    long oldest = nanoTime.getAsLong() - MEMORY.toNanos();
    while (!unanswered.isEmpty() && unanswered.getFirst().since() - oldest < 0) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    bytes -= unanswered.removeFirst().bytes();
  }
}
