"""Filters and orders of searches: what the grammar allows, in all its spellings, and what is broken."""

from dataclasses import dataclass

from hypothesis import strategies as st

from values import choice

ORDERED = ("=", "!=", "<", "<=", ">", ">=")
TEXTUAL = ("=", "!=", "LIKE", "ILIKE")
LISTED = ("IN", "NOT IN")
NULLS = ("IS NULL", "IS NOT NULL")
SPELLINGS = ("like", "Ilike", "in", "not in", "is null", "Is Not Null", "==", "<>", "BETWEEN", "~")

NUMBERS = ("1", "0", "-1", "1.5", ".5", "-.5", "1e0", "1E3", "1700000000000", "2.0")
BROKEN = ("OR", "NOT", "(", ")", "'", '"', "`", ";", "--", ",", "=", "AND", "NULL", "IS", "IN", ".", "é", "\\", "a", "1", "''", "/* x */", "%")


@dataclass(frozen=True)
class Grammar:
    """What can be searched: fields that hold numbers, and fields that hold texts, by all of their names."""

    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    text_values: tuple[str, ...]
    text_comparators: tuple[str, ...] = TEXTUAL

    def comparisons(self):
        return st.one_of(self._number_comparisons(), self._text_comparisons(), self._mistaken_comparisons())

    def _number_comparisons(self):
        return st.builds(spaced, choice(*self.numbers), choice(*ORDERED), choice(*NUMBERS), SPACES)

    def _text_comparisons(self):
        return st.one_of(
            st.builds(spaced, choice(*self.texts), choice(*self.text_comparators), self._literals(), SPACES),
            st.builds(spaced, choice(*self.texts), choice(*LISTED), self._lists(), SPACES),
            st.builds("{} {}".format, choice(*self.texts), choice(*NULLS)),
        )

    def _mistaken_comparisons(self):
        """A comparator or a value that may not suit the field, or a field that there is not."""
        fields = choice(*self.numbers, *self.texts, *UNKNOWN_FIELDS)
        comparators = choice(*ORDERED, *self.text_comparators, *LISTED, *NULLS, *SPELLINGS)
        return st.builds(spaced, fields, comparators, st.one_of(self._literals(), choice(*NUMBERS, *ODD_LITERALS), self._lists()), SPACES)

    def _literals(self):
        return st.builds(quoted, choice(*self.text_values), choice("'", "'", '"'))

    def _lists(self):
        return st.lists(self._literals(), max_size=3).map(lambda literals: "(%s)" % ", ".join(literals))

    def filters(self):
        """Up to three comparisons; one filter in four is broken at some place."""
        whole = st.builds(lambda comparisons, conjunction: conjunction.join(comparisons), st.lists(self.comparisons(), min_size=1, max_size=3), CONJUNCTIONS)
        return st.one_of(whole, whole, whole, broken(whole))

    def orders(self):
        fields = choice(*self.numbers, *self.texts, *UNKNOWN_FIELDS[:4])
        return st.lists(st.builds(str.__add__, fields, DIRECTIONS), max_size=3)


SPACES = choice(" ", " ", " ", "", "  ", "\t", "\n")
CONJUNCTIONS = choice(" AND ", " AND ", " and ", " And ", " ", " AND AND ", " OR ", ", ", "\nAND\n")
DIRECTIONS = choice("", " ASC", " DESC", " asc", " Desc", "  DESC ", " DOWN", " ASC DESC", ",")
UNKNOWN_FIELDS = ("metrics.unknown", "unknown", "params.`unknown`", "tags.unknown", "foo.a", "metrics.", ".a", "metrics", "metrics.`a", "'a'", "1", "metrics.a.b", "")
ODD_LITERALS = ("x", "`x`", "'x", "x'", "''", "NULL", "true", "nan", "inf", "-Infinity", "0x1", "1_000", "()", "(1)", "('a',)", "('a' 'b')", "1e400", "'a' 'b'")


def quoted(text, quote):
    return f"{quote}{text}{quote}"


def spaced(field, comparator, value, space):
    """Only signs need no space around them."""
    if not space and comparator[0].isalpha():
        space = " "
    return f"{field}{space}{comparator}{space}{value}"


@st.composite
def broken(draw, filters):
    """A filter with something put in, or a part taken out."""
    text = draw(filters)
    place = draw(st.integers(0, len(text)))
    if draw(st.booleans()):
        return f"{text[:place]}{draw(choice(*BROKEN))}{text[place:]}"
    return text[:place] + text[place + draw(st.integers(1, 4)) :]
