package io.headrace.artifact.preview;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Says in words of which type a Parquet column is: {@code list<struct<name: string>>}. */
final class ParquetTypes {

  private ParquetTypes() {}

  static String words(Type type) {
    String words = type.isPrimitive() ? primitive(type) : group(type.asGroupType());
    return type.isRepetition(Type.Repetition.REPEATED) ? "list<" + words + ">" : words;
  }

  private static String primitive(Type type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    Object named = logical == null ? type.asPrimitiveType().getPrimitiveTypeName() : logical;
    return named.toString().toLowerCase(Locale.ROOT);
  }

  private static String group(GroupType group) {
    if (isList(group)) {
      return "list<" + words(item(group)) + ">";
    }
    if (isMap(group)) {
      GroupType pair = group.getType(0).asGroupType();
      return "map<" + words(pair.getType(0)) + ", " + words(pair.getType(1)) + ">";
    }
    return group.getFields().stream()
        .map(field -> field.getName() + ": " + words(field))
        .collect(Collectors.joining(", ", "struct<", ">"));
  }

  /** Whether it is written as lists are: a group of a repeated group of one thing. */
  static boolean isList(GroupType group) {
    return group.getLogicalTypeAnnotation()
            instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation
        && group.getFieldCount() == 1
        && group.getType(0).isRepetition(Type.Repetition.REPEATED)
        && !group.getType(0).isPrimitive()
        && group.getType(0).asGroupType().getFieldCount() == 1;
  }

  /** Whether it is written as maps are: a group of a repeated group of key and value. */
  static boolean isMap(GroupType group) {
    return group.getLogicalTypeAnnotation()
            instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation
        && group.getFieldCount() == 1
        && group.getType(0).isRepetition(Type.Repetition.REPEATED)
        && !group.getType(0).isPrimitive()
        && group.getType(0).asGroupType().getFieldCount() == 2;
  }

  /** What a list is of. */
  static Type item(GroupType list) {
    return list.getType(0).asGroupType().getType(0);
  }
}
