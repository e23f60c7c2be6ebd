package dev.cajal.sources.parquet;

import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;

/** Stands for records where only columns are read, which the library asks for all the same. */
final class NoRecords extends GroupConverter {
  private final List<Converter> fields;

  private NoRecords(List<Converter> fields) {
    this.fields = fields;
  }

  static NoRecords of(GroupType group) {
    return new NoRecords(
        group.getFields().stream()
            .map(
                field ->
                    field.isPrimitive()
                        ? new PrimitiveConverter() {}
                        : (Converter) of(field.asGroupType()))
            .toList());
  }

  @Override
  public Converter getConverter(int field) {
    return fields.get(field);
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
