package dev.cajal.nn.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plain form of a {@link ColumnEncoder}, as it stands in a model's file. */
final class ColumnForm {
  private ColumnForm() {}

  static Map<String, Object> write(ColumnEncoder encoder) {
    Map<String, Object> tree = named(encoder.name(), encoder.kind());
    write(tree, encoder);
    return tree;
  }

  private static void write(Map<String, Object> tree, ColumnEncoder encoder) {
    switch (encoder) {
      case NumberEncoder number -> ScalerForm.write(tree, number.scaler());
      case OneHotEncoder oneHot -> {
        tree.put("encode", CategoryEncoding.ONE_HOT.text());
        labels(tree, oneHot.labels(), oneHot.others());
      }
      case OrdinalEncoder ordinal -> {
        tree.put("encode", "ordinal");
        labels(tree, ordinal.labels(), ordinal.others());
        ScalerForm.write(tree, ordinal.scaler());
      }
      case HashingEncoder hashing -> tree.put("encode", "hashing(" + hashing.buckets() + ")");
      case DateEncoder date -> {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (int i = 0; i < date.parts().size(); i++) {
          Map<String, Object> part = new LinkedHashMap<>();
          part.put("part", date.parts().get(i).label());
          ScalerForm.write(part, date.scalers().get(i));
          parts.add(part);
        }
        tree.put("parts", parts);
      }
      case ImputingEncoder imputing -> {
        write(tree, imputing.encoder());
        tree.put("fill", imputing.fill());
        tree.put("indicator", imputing.indicator());
      }
    }
  }

  private static void labels(Map<String, Object> tree, List<String> labels, boolean others) {
    tree.put("labels", labels);
    tree.put("others", others);
  }

  static ColumnEncoder read(Tree tree) {
    ColumnEncoder whole = readWhole(tree);
    return tree.map().containsKey("fill")
        ? new ImputingEncoder(whole, tree.text("fill"), tree.truth("indicator"))
        : whole;
  }

  private static ColumnEncoder readWhole(Tree tree) {
    String name = tree.text("name");
    Column.Kind kind = readKind(tree);
    return switch (kind) {
      case NUMERIC -> new NumberEncoder(name, ScalerForm.read(tree));
      case DATE, MONTH_FIRST_DATE -> readDate(name, kind, tree.children("parts"));
      case CATEGORICAL -> {
        CategoryEncoding encoding = CategoryEncoding.parse(tree.text("encode"));
        yield switch (encoding.method()) {
          case ONEHOT -> new OneHotEncoder(name, tree.texts("labels"), tree.truth("others"));
          case ORDINAL ->
              new OrdinalEncoder(
                  name, tree.texts("labels"), tree.truth("others"), ScalerForm.read(tree));
          case HASHING -> new HashingEncoder(name, encoding.buckets());
        };
      }
    };
  }

  private static DateEncoder readDate(String name, Column.Kind kind, List<Tree> trees) {
    List<String> known = Arrays.stream(DatePart.values()).map(DatePart::label).toList();
    List<DatePart> parts = new ArrayList<>();
    List<Scaler> scalers = new ArrayList<>();
    for (Tree tree : trees) {
      parts.add(
          Choices.of(tree.path() + ".part", tree.text("part"), known, List.of(DatePart.values())));
      scalers.add(ScalerForm.read(tree));
    }
    return new DateEncoder(name, kind, parts, scalers);
  }

  static Map<String, Object> named(String name, Column.Kind kind) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("kind", kind.label());
    return tree;
  }

  static Column.Kind readKind(Tree tree) {
    String text = tree.text("kind");
    for (Column.Kind kind : Column.Kind.values()) {
      if (kind.label().equals(text)) {
        return kind;
      }
    }
    throw Tree.expected(
        tree.path() + ".kind", "numeric, categorical, date or month-first-date", text);
  }
}
