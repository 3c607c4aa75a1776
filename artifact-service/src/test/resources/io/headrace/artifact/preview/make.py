"""Makes the files that tests of previews read: with pyarrow and Pillow, as MLflow's clients make them.

    .venv/bin/python artifact-service/src/test/resources/io/headrace/artifact/preview/make.py
"""

import datetime
import decimal
import gzip
import io
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

HERE = pathlib.Path(__file__).parent

plain = pa.table(
    {
        "id": pa.array([1, 2, None], pa.int64()),
        "loss": pa.array([0.5, float("nan"), None], pa.float64()),
        "name": pa.array(["é", "", None], pa.string()),
        "good": pa.array([True, False, None], pa.bool_()),
        "at": pa.array([datetime.datetime(2026, 1, 2, 3, 4, 5), None, None], pa.timestamp("us", "UTC")),
        "day": pa.array([datetime.date(2026, 1, 2), None, None], pa.date32()),
        "price": pa.array([decimal.Decimal("1.50"), None, None], pa.decimal128(10, 2)),
        "bytes": pa.array([b"\x00\xff", None, None], pa.binary()),
    }
)
for name, options in {
    "plain": {},
    "plain-gzip": {"compression": "gzip"},
    "plain-zstd-v2": {"compression": "zstd", "data_page_version": "2.0", "version": "2.6"},
    "plain-none": {"compression": "none", "use_dictionary": False},
    "plain-lz4": {"compression": "lz4"},
}.items():
    pq.write_table(plain, HERE / f"{name}.parquet", **options)

numbers = pa.table({"n": pa.array(range(1000), pa.int64()), "word": pa.array([f"w{i % 7}" for i in range(1000)])})
pq.write_table(
    numbers,
    HERE / "deltas.parquet",
    use_dictionary=False,
    column_encoding={"n": "DELTA_BINARY_PACKED", "word": "DELTA_LENGTH_BYTE_ARRAY"},
    data_page_version="2.0",
)
pq.write_table(
    numbers, HERE / "prefixes.parquet", use_dictionary=False, column_encoding={"n": "PLAIN", "word": "DELTA_BYTE_ARRAY"}
)

nested = pa.table(
    {
        "list": pa.array([[1, 2], [], None], pa.list_(pa.int32())),
        "struct": pa.array([{"a": 1, "b": {"c": "x"}}, None, {"a": None, "b": None}]),
        "map": pa.array([[("k", 1.5)], [], None], pa.map_(pa.string(), pa.float32())),
        "lists": pa.array([[[1], [2, 3]], [None], None], pa.list_(pa.list_(pa.int64()))),
        "structs": pa.array([[{"a": 1}, {"a": None}], [], None]),
    }
)
pq.write_table(nested, HERE / "nested.parquet")
pq.write_table(pa.table({}), HERE / "no-columns.parquet")
pq.write_table(plain.slice(0, 0), HERE / "no-rows.parquet")


def packed(name, table, **options):
    """Of files that are large, but say little."""
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    (HERE / f"{name}.gz").write_bytes(gzip.compress(out.getvalue(), mtime=0))


# Columns of 4 MiB of zeros each, one of them of lists, in one row group and many pages.
rows = 1 << 19
packed(
    "long.parquet",
    pa.table(
        {
            "n": pa.array([0] * rows, pa.int64()),
            "list": pa.array([[0]] * rows, pa.list_(pa.int64())),
            "last": pa.array(["z"] * rows),
        }
    ),
    use_dictionary=False,
    compression="none",
)
packed("wide.parquet", pa.table({f"c{i}": pa.array([i], pa.int32()) for i in range(10_000)}))

picture = Image.new("RGB", (300, 200), "red")
picture.save(HERE / "lossy.webp")
picture.save(HERE / "lossless.webp", lossless=True)
Image.new("RGBA", (60, 40), (0, 0, 255, 128)).save(HERE / "alpha.webp")
picture.save(HERE / "animated.webp", save_all=True, append_images=[Image.new("RGB", (300, 200), "blue")])
picture.save(HERE / "progressive.jpg", progressive=True)
Image.new("CMYK", (30, 20)).save(HERE / "cmyk.jpg")
