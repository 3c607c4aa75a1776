package io.headrace.http;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
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
 * <p>Only this instance knows of it: not covered are a repetition that goes to another one, and an
 * answer lost on its way. Thread-safe.
 *
 * @param <T> what is to be created, with the id that it gets
 */
public final class UnansweredCreations<T> {

  /** Longer than the stock client repeats a request. */
  private static final Duration MEMORY = Duration.ofMinutes(10);

  /** Bounds, with the next, the memory this takes. The oldest goes. */
  static final int MOST = 1_000;

  static final int LONGEST_BODY = 64 * 1024;

  @SuppressWarnings("ArrayRecordComponent") // the body is compared by what it holds
  private record Unanswered<C>(byte[] body, C creation, long since) {}

  private final LongSupplier nanoTime;
  private final Deque<Unanswered<T>> unanswered = new ArrayDeque<>();

  public UnansweredCreations() {
    this(System::nanoTime);
  }

  UnansweredCreations(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
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
    Optional<T> earlier = take(body);
    return new Attempt(body, earlier.orElseGet(begin), earlier.isPresent());
  }

  /** One request's try to create something. */
  final class Attempt {
    private final byte[] body;
    private final T creation;
    private final boolean repeated;
    private final AtomicBoolean kept = new AtomicBoolean();

    private Attempt(byte[] body, T creation, boolean repeated) {
      this.body = body;
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
      if (kept.compareAndSet(false, true)) {
        keep(new Unanswered<>(body, creation, nanoTime.getAsLong()));
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
    if (creation.body().length > LONGEST_BODY) {
      return;
    }
    if (unanswered.size() == MOST) {
      unanswered.removeFirst();
    }
    unanswered.addLast(creation);
  }

  private synchronized Optional<T> take(byte[] body) {
    forgetOld();
    for (Iterator<Unanswered<T>> each = unanswered.iterator(); each.hasNext(); ) {
      Unanswered<T> candidate = each.next();
      if (Arrays.equals(candidate.body(), body)) {
        each.remove();
        return Optional.of(candidate.creation());
      }
    }
    return Optional.empty();
  }

  private void forgetOld() {
    long oldest = nanoTime.getAsLong() - MEMORY.toNanos();
    while (!unanswered.isEmpty() && unanswered.getFirst().since() - oldest < 0) {
      unanswered.removeFirst();
    }
  }
}
