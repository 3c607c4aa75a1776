package io.headrace.artifact.preview;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Makes a row's cells of what Parquet reads: numbers and truths as they are, all else as text
 * (times and decimals as Parquet writes them, bytes in hexadecimal), lists as lists, maps and
 * structures as maps. Of a list the first items are kept.
 */
final class ParquetCells extends RecordMaterializer<Map<String, Object>> {

  private static final int MOST_ITEMS = 100;

  /** Of a row, those of lists in lists too; further items are nothing. */
  private static final int MOST_VALUES = 20_000;

  /** Longer bytes are cut; so are numbers, whose text takes a time that grows with the square. */
  private static final int MOST_BYTES = 64;

  /** Of a text, before it is cut to characters. */
  private static final int MOST_TEXT_BYTES = 8_192;

  private final Group root;
  private Map<String, Object> row;
  private int values;

  ParquetCells(MessageType schema) {
    this.root = new Group(schema, fields -> row = fields);
  }

  @Override
  public Map<String, Object> getCurrentRecord() {
    values = 0;
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private Converter converter(Type type, Consumer<Object> taker) {
    return type.isPrimitive()
        ? new Primitive(type.asPrimitiveType(), taker)
        : new Group(type.asGroupType(), fields -> taker.accept(value(type.asGroupType(), fields)));
  }

  /** What a group stands for. */
  private static Object value(GroupType group, Map<String, Object> fields) {
    if (fields == null) {
      return null;
    }
    if (ParquetTypes.isList(group)) {
      return unwrapped(group, fields);
    }
    return ParquetTypes.isMap(group) ? map(group, fields) : fields;
  }

  private static List<Object> unwrapped(GroupType group, Map<String, Object> fields) {
    List<Object> items = new ArrayList<>();
    for (Object each : (List<?>) fields.get(group.getFieldName(0))) {
      items.add(each == null ? null : ((Map<?, ?>) each).values().iterator().next());
    }
    return items;
  }

  private static Map<String, Object> map(GroupType group, Map<String, Object> fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Object each : (List<?>) fields.get(group.getFieldName(0))) {
      if (each != null) {
        Iterator<?> pair = ((Map<?, ?>) each).values().iterator();
        map.put(String.valueOf(pair.next()), pair.next());
      }
    }
    return map;
  }

  /** Reads a group field by field. */
  private final class Group extends GroupConverter {

    private final Consumer<Map<String, Object>> taker;
    private final List<Type> fields;
    private final List<Converter> converters = new ArrayList<>();

    /** Null for a group that is read and not kept. */
    private Map<String, Object> kept;

    Group(GroupType type, Consumer<Map<String, Object>> taker) {
      this.taker = taker;
      this.fields = type.getFields();
      for (Type field : fields) {
        String name = field.getName();
        converters.add(
            converter(
                field,
                isRepeated(field) ? value -> append(name, value) : value -> put(name, value)));
      }
    }

    private void put(String name, Object value) {
      if (kept != null) {
        kept.put(name, value);
      }
    }

    @SuppressWarnings("unchecked")
    private void append(String name, Object value) {
      if (kept != null) {
        List<Object> list = (List<Object>) kept.get(name);
        if (list.size() < MOST_ITEMS) {
          list.add(value);
        }
      }
    }

    @Override
    public Converter getConverter(int field) {
      return converters.get(field);
    }

    @Override
    public void start() {
      kept = null;
      if (values < MOST_VALUES) {
        values += fields.size();
        kept = new LinkedHashMap<>();
        for (Type field : fields) {
          kept.put(field.getName(), isRepeated(field) ? new ArrayList<>() : null);
        }
      }
    }

    @Override
    public void end() {
      taker.accept(kept);
    }
  }

  private static boolean isRepeated(Type field) {
    return field.isRepetition(Type.Repetition.REPEATED);
  }

  /** Reads a value. */
  private static final class Primitive extends PrimitiveConverter {

    private final PrimitiveType type;
    private final LogicalTypeAnnotation logical;
    private final Consumer<Object> taker;

    Primitive(PrimitiveType type, Consumer<Object> taker) {
      this.type = type;
      this.logical = type.getLogicalTypeAnnotation();
      this.taker = taker;
    }

    @Override
    public void addBoolean(boolean value) {
      taker.accept(value);
    }

    @Override
    public void addInt(int value) {
      taker.accept(isPlainNumber() ? (Object) value : type.stringifier().stringify(value));
    }

    @Override
    public void addLong(long value) {
      taker.accept(isPlainNumber() ? (Object) value : type.stringifier().stringify(value));
    }

    @Override
    public void addFloat(float value) {
      taker.accept(value);
    }

    @Override
    public void addDouble(double value) {
      taker.accept(value);
    }

    private boolean isPlainNumber() {
      return logical == null
          || (logical instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer
              && integer.isSigned());
    }

    @Override
    public void addBinary(Binary value) {
      taker.accept(text(value));
    }

    private String text(Binary value) {
      if (logical instanceof StringLogicalTypeAnnotation
          || logical instanceof EnumLogicalTypeAnnotation
          || logical instanceof JsonLogicalTypeAnnotation) {
        int length = Math.min(value.length(), MOST_TEXT_BYTES);
        byte[] bytes = value.slice(0, length).getBytes();
        return TableCells.text(TextBeginning.surely(bytes, length < value.length()));
      }
      if (logical != null && value.length() <= MOST_BYTES) {
        return type.stringifier().stringify(value);
      }
      byte[] bytes = value.slice(0, Math.min(value.length(), MOST_BYTES)).getBytes();
      String more = value.length() > MOST_BYTES ? "…" : "";
      return "0x" + HexFormat.of().formatHex(bytes) + more;
    }
  }
}
