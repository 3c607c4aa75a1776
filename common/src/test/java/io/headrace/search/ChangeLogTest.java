package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChangeLogTest {

  /** Reads the log from where it has come, as a column does; knows what it must find there. */
  private static final class Reader {
    private int seen;
    private final Set<Integer> unread = new HashSet<>();

    Reader(ChangeLog log) {
      log.look(log.end());
      seen = log.end();
    }

    void read(ChangeLog log, int most) {
      for (int left = most; seen < log.end() && left > 0; left--) {
        unread.remove(log.slot(seen++));
      }
      log.look(seen);
    }
  }

  @Property(tries = 200)
  void slot_readersThatAreBehindOrNot_findAllThatChangedSinceTheyLooked(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ChangeLog log = new ChangeLog();
    List<Reader> readers = new ArrayList<>();
    int slots = 0;
    for (int i = 0; i < 200; i++) {
      int what = random.nextInt(20);
      if (what == 0 || slots == 0) {
        slots += 1 + random.nextInt(6);
        log.grow(slots);
      } else if (what == 1) {
        readers.add(new Reader(log));
      } else if (what == 2) {
        dropWhatAllHaveRead(log, readers);
      } else if (what < 8 && !readers.isEmpty()) {
        readers.get(random.nextInt(readers.size())).read(log, 1 + random.nextInt(8));
      } else {
        int slot = random.nextInt(slots);
        log.add(slot);
        readers.forEach(reader -> reader.unread.add(slot));
      }
      for (Reader reader : readers) {
        assertThat(placesFrom(log, reader.seen)).containsAll(reader.unread);
      }
    }
    readers.forEach(reader -> reader.read(log, Integer.MAX_VALUE));
    assertThat(readers).allMatch(reader -> reader.unread.isEmpty());
  }

  private static Set<Integer> placesFrom(ChangeLog log, int first) {
    Set<Integer> slots = new HashSet<>();
    for (int place = first; place < log.end(); place++) {
      slots.add(log.slot(place));
    }
    return slots;
  }

  private static void dropWhatAllHaveRead(ChangeLog log, List<Reader> readers) {
    int first = readers.stream().mapToInt(reader -> reader.seen).min().orElse(log.end());
    int left = log.end() - first;
    log.dropBefore(first);
    readers.forEach(reader -> reader.seen -= first);
    assertThat(log.end()).isEqualTo(left);
  }

  @Test
  void add_slotsThatChangeAgainBeforeAnybodyLooks_areNotedOnce() {
    ChangeLog log = new ChangeLog();
    log.grow(3);
    for (int i = 0; i < 100; i++) {
      log.add(i % 3);
    }
    assertThat(log.end()).isEqualTo(3);
    log.look(2);
    for (int i = 0; i < 100; i++) {
      log.add(i % 3);
    }

    assertThat(log.end()).as("the last one has not been looked at").isEqualTo(5);
    assertThat(log.slot(3)).isZero();
    assertThat(log.slot(4)).isEqualTo(1);
  }

  @Test
  void dropBefore_everything_notesTheNextChangeOfEachSlot() {
    ChangeLog log = new ChangeLog();
    log.grow(2);
    log.add(0);
    log.add(1);
    log.dropBefore(log.end());
    assertThat(log.end()).isZero();
    log.add(1);
    log.add(0);

    assertThat(log.end()).isEqualTo(2);
    assertThat(log.slot(0)).isEqualTo(1);
    assertThat(log.slot(1)).isZero();
  }

  @Test
  void look_placeBeforeAnother_changesNothing() {
    ChangeLog log = new ChangeLog();
    log.grow(1);
    log.add(0);
    log.look(1);
    log.look(0);
    log.add(0);

    assertThat(log.end()).isEqualTo(2);
  }

  @Test
  void bytes_slotThatChangesForEverWhileAReaderKeepsUp_stayFew() {
    ChangeLog log = new ChangeLog();
    log.grow(10);
    long before = log.bytes();
    for (int i = 0; i < 10_000; i++) {
      log.add(i % 10);
      if (i % 16 == 0) {
        log.look(log.end());
        log.dropBefore(log.end());
      }
    }

    assertThat(log.bytes()).isEqualTo(before);
  }
}
