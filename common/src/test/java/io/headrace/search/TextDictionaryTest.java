package io.headrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextDictionaryTest {

  /** Each the first or the last of its number of bytes; two halves that may make a pair. */
  private static final List<String> CHARACTERS =
      List.of(
          "\0", "\u0001", "a", "b", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "\ud7ff", "\ue000",
          "\uffff", "\ud800", "\udbff", "\udc00", "\udfff", "\ud83d", "\ude42", "🙂");

  private static final List<String> PREFIXES =
      List.of("", "", "abcdef", "abcdefg", "abcdefgh", "abcdefghi", "\0\0\0\0\0\0", "ééé", "損失");

  private static TextDictionary dictionary(Iterable<String> texts) {
    TextDictionary dictionary = new TextDictionary();
    texts.forEach(dictionary::add);
    return dictionary;
  }

  @Property
  void add_anyTexts_givesEachTheNextCodeOnce(@ForAll("texts") List<String> texts) {
    TextDictionary dictionary = new TextDictionary();
    List<String> plain = new ArrayList<>();
    for (String text : texts) {
      assertThat(dictionary.find(text)).isEqualTo(plain.indexOf(text));
      if (!plain.contains(text)) {
        plain.add(text);
      }
      assertThat(dictionary.add(text)).isEqualTo(plain.indexOf(text));
      assertThat(dictionary.size()).isEqualTo(plain.size());
    }
    for (String text : texts) {
      assertThat(dictionary.find(text)).isEqualTo(plain.indexOf(text));
    }
  }

  @Property
  void compare_anyTexts_isTheOrderOfTheirCodePoints(
      @ForAll("texts") List<String> texts, @ForAll("texts") List<String> others) {
    List<String> left = List.copyOf(new LinkedHashSet<>(texts));
    List<String> right = List.copyOf(new LinkedHashSet<>(others));
    TextDictionary some = dictionary(left);
    TextDictionary other = dictionary(right);
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        assertThat(Integer.signum(some.compare(i, other, j)))
            .isEqualTo(order(left.get(i), right.get(j)));
      }
      for (int j = 0; j < left.size(); j++) {
        assertThat(Integer.signum(some.compare(i, some, j)))
            .isEqualTo(order(left.get(i), left.get(j)));
      }
    }
  }

  @Property
  void head_anyTexts_isInTheirOrderAndTellsThoseApartThatAreWhole(
      @ForAll("texts") List<String> texts, @ForAll("texts") List<String> others) {
    List<String> left = List.copyOf(new LinkedHashSet<>(texts));
    List<String> right = List.copyOf(new LinkedHashSet<>(others));
    TextDictionary some = dictionary(left);
    TextDictionary other = dictionary(right);
    for (int i = 0; i < left.size(); i++) {
      long head = some.head(i);
      assertThat(head).isNotEqualTo(Long.MIN_VALUE);
      for (int j = 0; j < right.size(); j++) {
        int order = order(left.get(i), right.get(j));
        int byHead = Long.compare(head, other.head(j));
        if (byHead != 0 || TextDictionary.isWhole(head)) {
          assertThat(byHead).isEqualTo(order);
        }
      }
    }
  }

  private static int order(String left, String right) {
    return Integer.signum(
        Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray()));
  }

  @Test
  void head_textsOfUpToSevenBytes_areWhole() {
    TextDictionary texts = dictionary(List.of("", "\0", "abcdefg", "ééé", "abcdefgh", "éééé"));

    assertThat(texts.size()).isEqualTo(6);
    for (int code = 0; code < texts.size(); code++) {
      assertThat(TextDictionary.isWhole(texts.head(code))).isEqualTo(code < 4);
    }
  }

  @Test
  void head_textsThatEndInNothingButZeros_areTheLaterTheLonger() {
    List<String> zeros = new ArrayList<>();
    for (int length = 0; length <= 8; length++) {
      zeros.add("\0".repeat(length));
    }
    TextDictionary texts = dictionary(zeros);
    for (int code = 1; code < texts.size(); code++) {
      assertThat(texts.head(code)).isGreaterThan(texts.head(code - 1));
    }
  }

  @Property
  void add_textsOfAnotherDictionary_areTheSameTexts(
      @ForAll("texts") List<String> texts, @ForAll("texts") List<String> others) {
    TextDictionary source = dictionary(others);
    TextDictionary target = dictionary(texts);
    for (String text : others) {
      int before = target.find(text);
      int added = target.add(source, source.find(text));
      assertThat(added).isEqualTo(target.find(text));
      assertThat(before).isIn(TextDictionary.ABSENT, added);
      assertThat(target.compare(added, source, source.find(text))).isZero();
    }
    for (String text : texts) {
      assertThat(target.find(text)).isNotEqualTo(TextDictionary.ABSENT);
    }
  }

  @Property
  void text_withoutHalvesOfPairs_isTheOneThatWasAdded(@ForAll("texts") List<String> texts) {
    TextDictionary dictionary = dictionary(texts);
    for (String text : texts) {
      if (text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
        assertThat(dictionary.text(dictionary.find(text))).isEqualTo(text);
      }
    }
  }

  @Property
  void isAscii_anyTexts_isThatOfAllTogether(@ForAll("texts") List<String> texts) {
    assertThat(dictionary(texts).isAscii())
        .isEqualTo(texts.stream().allMatch(text -> text.chars().allMatch(c -> c < 0x80)));
  }

  @Test
  void find_thousandsOfTexts_findsEach() {
    TextDictionary texts = new TextDictionary();
    for (int i = 0; i < 20_000; i++) {
      assertThat(texts.add("text of some length " + i)).isEqualTo(i);
      assertThat(texts.find("text of some length " + (i + 1))).isEqualTo(TextDictionary.ABSENT);
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(texts.find("text of some length " + i)).isEqualTo(i);
      assertThat(texts.text(i)).isEqualTo("text of some length " + i);
    }
    assertThat(texts.weight()).isGreaterThan(20_000 * 25L);
  }

  @Test
  void add_textLongerThanAllBefore_isThereWhole() {
    TextDictionary texts = new TextDictionary();
    texts.add("a");
    String large = "損".repeat(100_000);
    int code = texts.add(large);
    texts.add("b");

    assertThat(texts.text(code)).isEqualTo(large);
    assertThat(texts.text(texts.find("b"))).isEqualTo("b");
    assertThat(texts.end(code) - texts.start(code)).isEqualTo(300_000);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> some =
        Arbitraries.of(CHARACTERS).list().ofMaxSize(9).map(list -> String.join("", list));
    return Combinators.combine(Arbitraries.of(PREFIXES), some)
        .as(String::concat)
        .list()
        .ofMaxSize(25);
  }
}
