package dev.cajal.sources.parquet;

import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a file's schema: the fields of groups each on their own, as {@code group.field}.
 */
final class ParquetColumns {
  private final String source;
  private final ReadOptions options;
  private final List<Leaf> leaves = new ArrayList<>();

  private ParquetColumns(String source, ReadOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * A column.
   *
   * @param name with those of the groups that it lies in
   * @param path the same in parts
   * @param form its type in words, by which files of one table are compared
   * @param values how they are read; empty if they are not needed and cannot be
   */
  record Leaf(String name, List<String> path, String form, Optional<ParquetValues> values) {
    Leaf {
      Objects.requireNonNull(name, "name");
      path = List.copyOf(path);
    }
  }

  /**
   * The columns in order.
   *
   * @throws DataException if one is needed and cannot be read
   */
  static List<Leaf> of(String source, MessageType schema, ReadOptions options) {
    ParquetColumns columns = new ParquetColumns(source, options);
    columns.addFields(List.of(), schema);
    if (columns.leaves.isEmpty()) {
      throw new DataException(source + ": has no columns; expected at least one");
    }
    columns.requireReadable();
    return columns.leaves;
  }

  private void addFields(List<String> above, GroupType group) {
    for (Type field : group.getFields()) {
      List<String> path = new ArrayList<>(above);
      path.add(field.getName());
      add(path, field);
    }
  }

  private void add(List<String> path, Type field) {
    boolean repeated = field.isRepetition(Type.Repetition.REPEATED);
    if (!field.isPrimitive() && !repeated && !holdsSeveral(field.asGroupType())) {
      addFields(path, field.asGroupType());
      return;
    }
    String name = String.join(".", path);
    Optional<ParquetValues> values =
        repeated || !field.isPrimitive()
            ? Optional.empty()
            : ParquetValues.of(field.asPrimitiveType());
    String form = form(field, repeated);
    leaves.add(
        new Leaf(
            name,
            path,
            form,
            options.wantsText(name) ? values.map(ParquetValues::asText) : values));
  }

  private void requireReadable() {
    List<String> names = leaves.stream().map(Leaf::name).toList();
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      if (leaf.values().isEmpty() && options.needs(names, i)) {
        throw new DataException(
            "%s, column %s: expected numbers, text, truth values, dates or times; found %s; name the column in --ignore, or leave it out of the file"
                .formatted(source, Quoted.of(leaf.name()), leaf.form()));
      }
    }
  }

  /** Whether the group is a list, a map or the like. */
  private static boolean holdsSeveral(GroupType group) {
    LogicalTypeAnnotation meaning = group.getLogicalTypeAnnotation();
    return meaning != null
        || group.getFields().stream()
            .anyMatch(field -> field.isRepetition(Type.Repetition.REPEATED));
  }

  private static String form(Type field, boolean repeated) {
    LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
    if (meaning instanceof MapLogicalTypeAnnotation) {
      return "maps";
    }
    if (repeated || meaning instanceof ListLogicalTypeAnnotation) {
      return "lists";
    }
    if (!field.isPrimitive()) {
      return meaning == null ? "lists" : "values of the type " + meaning;
    }
    PrimitiveType type = field.asPrimitiveType();
    boolean bytes =
        type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY
            || type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    String kind = bytes ? "bytes" : type.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
    return meaning == null ? kind : kind + " of the type " + meaning;
  }
}
