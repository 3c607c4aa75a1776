package io.headrace.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyPlacesTest {

  /** Objects of its own for each, so that it shows who is shared. */
  private static String key(int number) {
    String digits = Integer.toBinaryString(number);
    // These two have the same hash code.
    return digits.replace("0", "Aa").replace("1", "BB");
  }

  private final Map<String, String> pool = new HashMap<>();

  private String shared(String key) {
    String before = pool.putIfAbsent(key, key);
    return before == null ? key : before;
  }

  @Property(tries = 200)
  void find_keysThatComeAndGo_agreesWithAList(
      @ForAll long seed, @From("ranges") @ForAll int range) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyPlaces places = new KeyPlaces();
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String key = key(random.nextInt(range));
      int place = plain.indexOf(key);
      assertThat(places.find(key)).isEqualTo(place);
      if (place < 0) {
        assertThat(places.add(key)).isEqualTo(plain.size());
        plain.add(key);
      } else if (random.nextInt(3) == 0) {
        places.remove(place);
        plain.remove(place);
      } else {
        places.share(this::shared);
      }
      assertThat(places.size()).isEqualTo(plain.size());
      assertThat(places.capacity()).isGreaterThanOrEqualTo(plain.size());
    }
    agree(places, plain, range);
  }

  private static void agree(KeyPlaces places, List<String> plain, int range) {
    assertThat(places.toList()).isEqualTo(plain);
    for (int place = 0; place < plain.size(); place++) {
      assertThat(places.key(place)).isEqualTo(plain.get(place));
    }
    for (int number = 0; number < range; number++) {
      assertThat(places.find(key(number))).isEqualTo(plain.indexOf(key(number)));
    }
  }

  /** From few to some that are looked up by hash, and back. */
  @Provide
  Arbitrary<Integer> ranges() {
    return Arbitraries.of(4, 9, 12, 20, 70);
  }

  @Test
  void find_thousandsOfKeys_findsEach() {
    KeyPlaces places = new KeyPlaces();
    for (int i = 0; i < 50_000; i++) {
      assertThat(places.find("key " + i)).isEqualTo(KeyPlaces.ABSENT);
      assertThat(places.add("key " + i)).isEqualTo(i);
    }
    for (int i = 0; i < 50_000; i++) {
      assertThat(places.find("key " + i)).isEqualTo(i);
    }
    assertThat(places.find("key 50000")).isEqualTo(KeyPlaces.ABSENT);
    assertThat(places.capacity()).isBetween(50_000, 80_000);
  }

  @Test
  void remove_thousandsOfKeysButAFew_findsThose() {
    KeyPlaces places = new KeyPlaces();
    for (int i = 0; i < 3_000; i++) {
      places.add("key " + i);
    }
    while (places.size() > 5) {
      places.remove(places.size() / 2);
    }

    assertThat(places.toList()).containsExactly("key 0", "key 1", "key 2", "key 2998", "key 2999");
    assertThat(places.find("key 2999")).isEqualTo(4);
    assertThat(places.find("key 1500")).isEqualTo(KeyPlaces.ABSENT);
    assertThat(places.add("key 1500")).isEqualTo(5);
    assertThat(places.find("key 1500")).isEqualTo(5);
  }

  @Test
  void capacity_ofFewKeys_isSmall() {
    KeyPlaces places = new KeyPlaces();
    assertThat(places.capacity()).isZero();
    places.add("a");

    assertThat(places.capacity()).isLessThanOrEqualTo(4);
  }

  @Test
  void share_keysOfManySets_areOneObjectEach() {
    List<KeyPlaces> sets = new ArrayList<>();
    for (int set = 0; set < 3; set++) {
      KeyPlaces places = new KeyPlaces();
      for (int i = 0; i < 20; i++) {
        places.add(key(i));
        if (i % 7 == set) {
          places.share(this::shared);
        }
      }
      places.share(this::shared);
      sets.add(places);
    }

    for (int i = 0; i < 20; i++) {
      assertThat(sets.get(1).key(i)).isSameAs(sets.get(0).key(i));
      assertThat(sets.get(2).key(i)).isSameAs(sets.get(0).key(i));
      assertThat(sets.get(2).find(key(i))).isEqualTo(i);
    }
  }

  @Test
  void share_keyThatWasSharedBefore_isNotSharedAgain() {
    KeyPlaces places = new KeyPlaces();
    List<String> shared = new ArrayList<>();
    UnaryOperator<String> noting =
        key -> {
          shared.add(key);
          return key;
        };
    places.add("a");
    places.add("b");
    places.share(noting);
    places.remove(1);
    places.add("c");
    places.share(noting);

    assertThat(shared).containsExactly("a", "b", "c");
  }

  @Test
  void share_afterARemoval_sharesTheKeysThatMovedUp() {
    KeyPlaces places = new KeyPlaces();
    places.add("a");
    places.share(this::shared);
    places.add(key(5));
    places.remove(0);
    pool.put(key(5), key(5));
    places.share(this::shared);

    assertThat(places.key(0)).isSameAs(pool.get(key(5)));
  }
}
