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
BROKEN = (
    "OR",
    "NOT",
    "(",
    ")",
    "'",
    '"',
    "`",
    ";",
    "--",
    ",",
    "=",
    "AND",
    "NULL",
    "IS",
    "IN",
    ".",
    "é",
    "\\",
    "a",
    "1",
    "''",
    "/* x */",
    "%",
)


@dataclass(frozen=True)
class Grammar:
    """What can be searched: fields that hold numbers, and fields that hold texts, by all of their names; of the latter
    those that can be compared with a list, and those that may be missing; and the fields to order by.
    """

    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    listed: tuple[str, ...]
    missing: tuple[str, ...]
    ordering: tuple[str, ...]
    text_values: tuple[str, ...]

    def _comparisons(self):
        return st.one_of(
            st.builds(spaced, choice(*self.numbers), choice(*ORDERED), choice(*NUMBERS), SPACES),
            st.builds(spaced, choice(*self.texts), choice(*TEXTUAL), self._literals(), SPACES),
            st.builds(spaced, choice(*self.texts), choice(*TEXTUAL), self._literals(), SPACES),
            st.builds(spaced, choice(*self.listed), choice(*LISTED), self._lists(), SPACES),
            st.builds("{} {}".format, choice(*self.missing), choice(*NULLS)),
        )

    def _mistaken_comparisons(self):
        """A comparator or a value that may not suit the field, or a field that there is not."""
        fields = choice(*self.numbers, *self.texts, *UNKNOWN_FIELDS)
        comparators = choice(*ORDERED, *TEXTUAL, *LISTED, *NULLS, *SPELLINGS)
        values = st.one_of(self._literals(), choice(*NUMBERS, *ODD_LITERALS), self._lists())
        return st.builds(spaced, fields, comparators, values, SPACES)

    def _literals(self):
        return st.builds(quoted, choice(*self.text_values), choice("'", "'", '"'))

    def _lists(self):
        return st.lists(self._literals(), min_size=1, max_size=3).map(lambda literals: "(%s)" % ", ".join(literals))

    def filters(self):
        """Up to three comparisons; one filter in three is mistaken, or broken at some place."""
        whole = st.builds(conjoined, st.lists(self._comparisons(), min_size=1, max_size=3), CONJUNCTIONS)
        mistaken = st.builds(
            conjoined, st.lists(self._mistaken_comparisons(), min_size=1, max_size=2), ODD_CONJUNCTIONS
        )
        return st.one_of(whole, whole, whole, whole, mistaken, broken(whole))

    def orders(self):
        """Up to three fields; in one of four orders there may be an unknown one, or a strange direction."""
        whole = st.lists(st.builds(str.__add__, choice(*self.ordering), DIRECTIONS), max_size=3)
        fields = choice(*UNKNOWN_FIELDS, *self.numbers, *self.texts)
        odd = st.lists(st.builds(str.__add__, fields, ODD_DIRECTIONS), max_size=2)
        return st.one_of(whole, whole, whole, odd)


SPACES = choice(" ", " ", " ", "", "  ", "\t", "\n")
CONJUNCTIONS = choice(" AND ", " AND ", " and ", " And ", "\nAND\n", "  AND ")
ODD_CONJUNCTIONS = choice(" AND ", " ", " AND AND ", " OR ", ", ", "AND", " NOT ")
DIRECTIONS = choice("", " ASC", " DESC", " asc", " Desc")
ODD_DIRECTIONS = choice("", " DESC", "  DESC ", " DOWN", " ASC DESC", ",", " ")
UNKNOWN_FIELDS = (
    "metrics.unknown",
    "unknown",
    "params.`unknown`",
    "tags.unknown",
    "foo.a",
    "metrics.",
    ".a",
    "metrics",
    "metrics.`a",
    "'a'",
    "1",
    "metrics.a.b",
    "",
)
ODD_LITERALS = (
    "x",
    "`x`",
    "'x",
    "x'",
    "''",
    "NULL",
    "true",
    "nan",
    "inf",
    "-Infinity",
    "0x1",
    "1_000",
    "()",
    "(1)",
    "('a',)",
    "('a' 'b')",
    "1e400",
    "'a' 'b'",
)


def conjoined(comparisons, conjunction):
    return conjunction.join(comparisons)


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
