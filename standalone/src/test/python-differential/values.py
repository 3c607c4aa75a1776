"""Values of fields: mostly plain ones, and those at the edge of what is allowed."""

from hypothesis import strategies as st


def choice(*values):
    return st.sampled_from(values)


def mostly(usual, *others):
    """Two times in three a usual value, else one of the others."""
    return st.one_of(choice(*usual), choice(*usual), choice(*others))


def lists(items, most=3):
    return st.lists(items, max_size=most)


EXPERIMENTS = mostly(
    ("«experiment 1»", "«experiment 1»", "«experiment 2»"),
    "«new experiment»",
    "«deleted experiment 1»",
    "98765",
    "x",
    "",
)
RUNS = mostly(
    ("«run 1»", "«run 1»", "«run 2»"),
    "«new run»",
    "«deleted run 1»",
    "0123456789abcdef0123456789abcdef",
    "no-such-run",
    "-x",
    "",
)
MODELS = mostly(
    ("«model 1»", "«model 1»", "«model 2»"),
    "«new model»",
    "«deleted model 1»",
    "m-0123456789abcdef0123456789abcdef",
    "x",
)

KEYS = mostly(
    ("a", "b", "a/b", "a.b-c d", "é", "日本", "a:b"),
    "a#b",
    "a//b",
    "./a",
    "../a",
    "a/..",
    "/a",
    "a/",
    ".",
    "..",
    " ",
    "\t",
    "a\n",
    "a'b",
    'a"b',
    "k" * 250,
    "k" * 251,
    "mlflow.runName",
    "mlflow.user",
    "mlflow.note.content",
    "mlflow.parentRunId",
    "mlflow.source.name",
    "mlflow.data.context",
)
TEXTS = mostly(
    ("1", "2", "x", "é😀"),
    "",
    "'",
    '"',
    "a\nb",
    " x ",
    "1.0",
    "None",
    "t" * 500,
    "t" * 501,
    "t" * 6_001,
    "t" * 8_001,
    "t" * 20_001,
)
TAGS = st.fixed_dictionaries({"key": KEYS}, optional={"value": TEXTS})
PARAMS = st.fixed_dictionaries({"key": KEYS, "value": TEXTS})

NUMBERS = mostly(
    (1.0, 2.0, 0.0, -1.0, 0.1, 5), 1e-320, 1e308, "NaN", "Infinity", "-Infinity", "1.5", "-0.0", 123456789012345678
)
TIMES = mostly((1, 2, 3), 0, 1_700_000_000_000, 2**63 - 1, -1, "3")
STEPS = mostly((0, 1, 2), -1, 2**31, 2**63 - 1, -(2**63), "3")
PAGE_SIZES = mostly((1, 2, 3, 100), 1_000, 0, -1, 50_000, 50_001, 25_000, 25_001, "2", 2**31 - 1, 2**31)
SMALL_PAGES = choice(1, 2, 3, 1_000)
PAGES = choice("«token»", "«token»", "«token»", "", "x", "bm90aGluZw==")
VIEWS = mostly(("ACTIVE_ONLY", "DELETED_ONLY", "ALL", 1, 2, 3), "all", "BOGUS", 0, 7, "2")
