package io.headrace.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.Events;
import io.headrace.event.Outcome;
import io.headrace.event.RunState;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private static final Vertx VERTX = Vertx.vertx();

  private final Outcomes outcomes = new Outcomes(VERTX);
  private final RunState run = new RunState(Events.RUN_ID, Events.created().getCreated(), 1);

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void settle_appliedEvent_answersWithTheRun() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    outcomes.settle(ticket.origin(), Outcome.APPLIED, run);

    assertThat(ticket.future().result()).isEqualTo("swift-otter-1");
  }

  @Test
  void settle_refusedEvent_failsWithTheReason() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    outcomes.settle(
        ticket.origin(), Outcome.refused(HeadraceException.invalid("param conflict")), run);

    assertThat(ticket.future().cause()).hasMessage("param conflict");
  }

  /** The run may show that the event was refused; an answer of 200 would be a lie. */
  @Test
  void settle_eventThatTheRunShowedBefore_cannotSayWhatCameOfIt() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    outcomes.settle(ticket.origin(), Outcome.KNOWN, run);

    assertThat(((HeadraceException) ticket.future().cause()).code())
        .isEqualTo(ErrorCode.TEMPORARILY_UNAVAILABLE);
  }

  @Test
  void settle_answerThatThrows_failsItsAskerAlone() {
    Outcomes.Ticket<String> ticket =
        outcomes.expect(
            asked -> {
              throw new IllegalStateException("answer");
            });
    outcomes.settle(ticket.origin(), Outcome.APPLIED, run);

    assertThat(ticket.future().cause()).hasMessage("answer");
  }

  @Test
  void settle_eventOfNobodyOrOfAnotherInstance_isPassedOver() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    byte[] others = new Outcomes(VERTX).expect(RunState::name).origin();

    outcomes.settle(null, Outcome.APPLIED, run);
    outcomes.settle(new byte[0], Outcome.APPLIED, run);
    outcomes.settle(new byte[16], Outcome.APPLIED, run);
    outcomes.settle(others, Outcome.APPLIED, run);

    assertThat(ticket.future().isComplete()).isFalse();
  }

  @Test
  void settle_secondTime_changesNothing() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    outcomes.settle(ticket.origin(), Outcome.APPLIED, run);
    outcomes.settle(ticket.origin(), Outcome.refused(HeadraceException.invalid("late")), run);

    assertThat(ticket.future().result()).isEqualTo("swift-otter-1");
  }

  @Test
  void cancel_eventThatWillNotCome_failsWithTheReason() {
    Outcomes.Ticket<String> ticket = outcomes.expect(RunState::name);
    outcomes.cancel(ticket, new IllegalStateException("Kafka is away"));

    assertThat(ticket.future().cause()).hasMessage("Kafka is away");
  }
}
