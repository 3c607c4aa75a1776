package io.headrace.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyedTextsTest {

  @Property(tries = 200)
  void copy_textsThatComeChangeAndGo_agreesWithAMap(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int keys) {
    SplittableRandom random = new SplittableRandom(seed);
    KeyedTexts texts = new KeyedTexts();
    SortedMap<String, String> plain = new TreeMap<>();
    for (int i = 0; i < 150; i++) {
      String key = "ké" + random.nextInt(keys);
      if (random.nextInt(3) == 0) {
        assertThat(texts.remove(key)).isEqualTo(plain.remove(key) != null);
      } else {
        put(texts, plain, key, "é".repeat(random.nextInt(4)) + random.nextInt(3));
      }
      agree(texts, plain);
    }
  }

  private static void put(
      KeyedTexts texts, SortedMap<String, String> plain, String key, String text) {
    long before = bytes(plain);
    plain.put(key, text);
    assertThat(texts.growth(key, text)).isEqualTo(Math.max(0, bytes(plain) - before));
    texts.put(key, text);
  }

  private static void agree(KeyedTexts texts, SortedMap<String, String> plain) {
    assertThat(texts.copy()).isEqualTo(plain);
    assertThat(texts.size()).isEqualTo(plain.size());
    assertThat(texts.bytes()).isEqualTo(bytes(plain));
    assertThat(texts.keys().toList()).containsExactlyInAnyOrderElementsOf(plain.keySet());
    plain.forEach((key, text) -> assertThat(texts.get(key)).isEqualTo(text));
    assertThat(texts.get("another")).isNull();
  }

  private static long bytes(SortedMap<String, String> plain) {
    return plain.entrySet().stream()
        .mapToLong(text -> RunSize.of(text.getKey(), text.getValue()))
        .sum();
  }

  @Test
  void putAll_thousands_findsEach() {
    SortedMap<String, String> plain = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      plain.put("key " + i, "text " + i);
    }
    KeyedTexts texts = new KeyedTexts();
    texts.putAll(plain);

    agree(texts, plain);
  }

  @Test
  void copy_thenAnotherText_staysAsItWas() {
    KeyedTexts texts = new KeyedTexts();
    texts.put("a", "1");
    SortedMap<String, String> copy = texts.copy();
    texts.put("a", "2");
    texts.put("b", "2");

    assertThat(copy).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void share_keys_areThoseOfThePoolAndHaveTheirTexts() {
    KeyedTexts texts = new KeyedTexts();
    texts.put("a", "1");
    texts.put("b", "2");
    String a = String.valueOf(new char[] {'a'});
    texts.share(key -> key.equals("a") ? a : key);

    assertThat(texts.keys().key(0)).isSameAs(a);
    assertThat(texts.get("a")).isEqualTo("1");
    assertThat(texts.get("b")).isEqualTo("2");
  }
}
