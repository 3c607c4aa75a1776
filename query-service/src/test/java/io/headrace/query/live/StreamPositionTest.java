package io.headrace.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headrace.error.ErrorCode;
import io.headrace.error.HeadraceException;
import io.headrace.event.LogPosition;
import io.headrace.log.RunPartition;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

  private static final int PARTITIONS = 6;
  private static final Selection RUNS =
      new Selection(List.of("c", "a", "b", "d", "e", "f", "g"), Set.of("loss"));

  private static StreamPosition somewhere() {
    StreamPosition position = StreamPosition.none(RUNS, PARTITIONS);
    for (int run = 0; run < RUNS.runIds().size(); run++) {
      position.advance(run, LogPosition.of(3, 1_000 + run));
    }
    return position;
  }

  @Test
  void of_idThatAStreamHad_isTheSamePlace() {
    StreamPosition position = somewhere();
    StreamPosition read = StreamPosition.of(position.id(), RUNS, PARTITIONS);

    for (int run = 0; run < RUNS.runIds().size(); run++) {
      assertThat(read.ofRun(run)).isEqualTo(position.ofRun(run));
    }
    assertThat(read.id()).isEqualTo(position.id()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void of_sameRunsAndKeysInAnotherOrder_isTheSamePlace() {
    Selection turned =
        new Selection(List.of("g", "f", "e", "d", "c", "b", "a", "a"), Set.of("loss"));

    assertThat(StreamPosition.of(somewhere().id(), turned, PARTITIONS).id())
        .isEqualTo(somewhere().id());
  }

  @Test
  void advance_runsOfOnePartition_shareTheFurthestPosition() {
    StreamPosition position = StreamPosition.none(RUNS, PARTITIONS);
    position.advance(2, 70);
    position.advance(2, 50);

    for (int run = 0; run < RUNS.runIds().size(); run++) {
      boolean same = partition(run) == partition(2);
      assertThat(position.ofRun(run)).isEqualTo(same ? 70 : LogPosition.NONE);
    }
  }

  private static int partition(int run) {
    return RunPartition.of(RUNS.runIds().get(run), PARTITIONS);
  }

  @Test
  void isPassedBy_positionThatIsFurtherSomewhere_isTrue() {
    StreamPosition further = somewhere();
    assertThat(somewhere().isPassedBy(further)).isFalse();
    further.advance(0, LogPosition.of(4, 0));

    assertThat(somewhere().isPassedBy(further)).isTrue();
    assertThat(further.isPassedBy(somewhere())).isFalse();
  }

  @Test
  void of_idOfAnotherStream_isRefused() {
    String id = somewhere().id();

    refused(id, new Selection(RUNS.runIds(), Set.of()), PARTITIONS);
    refused(id, new Selection(RUNS.runIds(), Set.of("loss", "x")), PARTITIONS);
    refused(id, new Selection(List.of("a"), Set.of("loss")), PARTITIONS);
    refused(id, RUNS, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "****", "AAAA", "é", " ", "25000"})
  void of_anythingElse_isRefused(String id) {
    refused(id, RUNS, PARTITIONS);
  }

  @Test
  void of_idThatWasTamperedWith_isRefused() {
    byte[] id = Base64.getUrlDecoder().decode(somewhere().id());
    byte[] longer = Arrays.copyOf(id, id.length + 1);
    byte[] negative = id.clone();
    negative[negative.length - Long.BYTES] = -1;
    byte[] version = id.clone();
    version[0]++;

    for (byte[] changed : List.of(longer, negative, version)) {
      refused(Base64.getUrlEncoder().encodeToString(changed), RUNS, PARTITIONS);
    }
  }

  private static void refused(String id, Selection selection, int partitions) {
    assertThatThrownBy(() -> StreamPosition.of(id, selection, partitions))
        .isInstanceOf(HeadraceException.class)
        .extracting(refusal -> ((HeadraceException) refusal).code())
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }
}
