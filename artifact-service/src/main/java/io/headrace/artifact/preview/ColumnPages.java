package io.headrace.artifact.preview;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/**
 * The first pages of one column, unpacked: enough for some rows, or as many as there are of the
 * column's bytes that were read. What its decoders will allocate by has been looked at.
 */
final class ColumnPages implements PageReader {

  /** What an entry of a dictionary takes as an object. */
  private static final int ENTRY_BYTES = 48;

  /** Of all pages; runs have as many in a few bytes, and honest files a row group's rows. */
  private static final int MOST_VALUES = 10_000_000;

  private final ColumnDescriptor column;
  private final CompressionCodec codec;
  private final UnpackedBytes memory;
  private final Queue<DataPage> pages = new ArrayDeque<>();
  private DictionaryPage dictionary;
  private long values;
  private long begunRows;
  private boolean whole;

  private ColumnPages(ColumnDescriptor column, CompressionCodec codec, UnpackedBytes memory) {
    this.column = column;
    this.codec = codec;
    this.memory = memory;
  }

  /**
   * Reads pages.
   *
   * @param bytes the beginning of the column's chunk
   * @param cut whether the chunk goes on
   * @param rows how many are wanted
   */
  static ColumnPages of(
      ColumnDescriptor column,
      CompressionCodec codec,
      byte[] bytes,
      boolean cut,
      long rows,
      UnpackedBytes memory)
      throws DamagedFileException {
    ColumnPages pages = new ColumnPages(column, codec, memory);
    try {
      pages.readAll(bytes, cut, rows);
    } catch (IOException | RuntimeException e) {
      throw new DamagedFileException("a page cannot be read", e);
    }
    return pages;
  }

  /** How many rows it has from first to last value: the last one begun may go on elsewhere. */
  long rows() {
    return whole || column.getMaxRepetitionLevel() == 0 ? begunRows : Math.max(0, begunRows - 1);
  }

  private void readAll(byte[] bytes, boolean cut, long rows)
      throws DamagedFileException, IOException {
    int at = 0;
    while (at < bytes.length && rows() < rows) {
      int data;
      try {
        data = ThriftStructure.end(bytes, at, bytes.length);
      } catch (DamagedFileException e) {
        if (cut) {
          return;
        }
        throw e;
      }
      PageHeader header = Util.readPageHeader(new ByteArrayInputStream(bytes, at, data - at));
      int size = header.getCompressed_page_size();
      if (size < 0 || (size > bytes.length - data && !cut)) {
        throw new DamagedFileException("a page is larger than its column");
      }
      if (size > bytes.length - data) {
        return;
      }
      add(header, bytes, data);
      at = data + size;
    }
    whole = !cut && at == bytes.length;
  }

  private void add(PageHeader header, byte[] bytes, int at)
      throws DamagedFileException, IOException {
    switch (header.getType()) {
      case DICTIONARY_PAGE -> addDictionary(header, bytes, at);
      case DATA_PAGE -> addPage(header, header.getData_page_header(), bytes, at);
      case DATA_PAGE_V2 -> addPage(header, header.getData_page_header_v2(), bytes, at);
      default -> {
        // An index, which nobody writes between pages any more.
      }
    }
  }

  private void addDictionary(PageHeader header, byte[] bytes, int at) throws DamagedFileException {
    int size = header.getUncompressed_page_size();
    int entries = header.getDictionary_page_header().getNum_values();
    if (entries > size) {
      throw new DamagedFileException("a dictionary has more entries than bytes");
    }
    memory.take(size);
    memory.take((long) entries * ENTRY_BYTES);
    dictionary =
        new DictionaryPage(
            BytesInput.from(unpacked(header, bytes, at)),
            entries,
            encoding(header.getDictionary_page_header().getEncoding()));
  }

  private byte[] unpacked(PageHeader header, byte[] bytes, int at) throws DamagedFileException {
    return PageCodec.unpack(
        codec, bytes, at, header.getCompressed_page_size(), header.getUncompressed_page_size());
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
    return Encoding.valueOf(encoding.name());
  }

  private void addPage(PageHeader header, DataPageHeader data, byte[] bytes, int at)
      throws DamagedFileException, IOException {
    int count = count(data.getNum_values());
    memory.take(header.getUncompressed_page_size());
    byte[] page = unpacked(header, bytes, at);
    ByteBuffer parts = ByteBuffer.wrap(page);
    long begun = count;
    if (column.getMaxRepetitionLevel() > 0) {
      checkIsRunLength(data.getRepetition_level_encoding());
      begun = begunRows(PageRuns.prefixed(parts), count);
    }
    if (column.getMaxDefinitionLevel() > 0) {
      checkIsRunLength(data.getDefinition_level_encoding());
      checkLevels(PageRuns.prefixed(parts), column.getMaxDefinitionLevel(), count);
    }
    Encoding encoding = encoding(data.getEncoding());
    PageRuns.checkValues(parts, encoding, count, memory);
    values += count;
    begunRows += begun;
    pages.add(
        new DataPageV1(
            BytesInput.from(page), count, page.length, null, Encoding.RLE, Encoding.RLE, encoding));
  }

  private void addPage(PageHeader header, DataPageHeaderV2 data, byte[] bytes, int at)
      throws DamagedFileException, IOException {
    int count = count(data.getNum_values());
    memory.take(header.getUncompressed_page_size());
    ByteBuffer page = ByteBuffer.wrap(bytes, at, header.getCompressed_page_size());
    byte[] repetitions = array(PageRuns.part(page, data.getRepetition_levels_byte_length()));
    byte[] definitions = array(PageRuns.part(page, data.getDefinition_levels_byte_length()));
    int size = header.getUncompressed_page_size() - repetitions.length - definitions.length;
    if (size < 0) {
      throw new DamagedFileException("a page is shorter than its parts");
    }
    byte[] plain =
        PageCodec.unpack(
            data.isIs_compressed() && page.hasRemaining() ? codec : CompressionCodec.UNCOMPRESSED,
            bytes,
            page.position(),
            page.remaining(),
            size);
    long begun = count;
    if (column.getMaxRepetitionLevel() > 0) {
      begun = begunRows(ByteBuffer.wrap(repetitions), count);
    }
    checkLevels(ByteBuffer.wrap(definitions), column.getMaxDefinitionLevel(), count);
    Encoding encoding = encoding(data.getEncoding());
    PageRuns.checkValues(ByteBuffer.wrap(plain), encoding, count, memory);
    values += count;
    begunRows += begun;
    pages.add(
        DataPageV2.uncompressed(
            (int) begun,
            0,
            count,
            BytesInput.from(repetitions),
            BytesInput.from(definitions),
            encoding,
            BytesInput.from(plain),
            null));
  }

  private static byte[] array(ByteBuffer part) {
    byte[] array = new byte[part.remaining()];
    part.get(array);
    return array;
  }

  private int count(int added) throws DamagedFileException {
    if (added < 0 || values + added > MOST_VALUES) {
      throw new DamagedFileException("a page claims " + added + " values");
    }
    return added;
  }

  private static void checkIsRunLength(org.apache.parquet.format.Encoding encoding)
      throws DamagedFileException {
    if (encoding != org.apache.parquet.format.Encoding.RLE) {
      throw new DamagedFileException("its levels are encoded as " + encoding);
    }
  }

  private void checkLevels(ByteBuffer runs, int greatest, int count) throws DamagedFileException {
    PageRuns.checkHybrid(runs, BytesUtils.getWidthFromMaxInt(greatest), count, memory);
  }

  /** How many rows begin in a page: as many as there are repetition levels of zero. */
  private long begunRows(ByteBuffer runs, int count) throws DamagedFileException, IOException {
    int greatest = column.getMaxRepetitionLevel();
    // Not memory but time: all of them are read for the first rows, should these have them all.
    memory.take(count);
    checkLevels(runs.duplicate(), greatest, count);
    RunLengthBitPackingHybridDecoder levels =
        new RunLengthBitPackingHybridDecoder(
            BytesUtils.getWidthFromMaxInt(greatest), ByteBufferInputStream.wrap(runs));
    long begun = 0;
    for (int i = 0; i < count; i++) {
      if (levels.readInt() == 0) {
        begun++;
      }
    }
    return begun;
  }

  @Override
  public DictionaryPage readDictionaryPage() {
    return dictionary;
  }

  @Override
  public long getTotalValueCount() {
    return values;
  }

  @Override
  public DataPage readPage() {
    return pages.poll();
  }
}
