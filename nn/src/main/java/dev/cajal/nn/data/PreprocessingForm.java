package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The plain form of a {@link Preprocessing}, as it stands in a model's file. */
final class PreprocessingForm {
  private PreprocessingForm() {}

  static Map<String, Object> write(Preprocessing preprocessing) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", preprocessing.task().label());
    tree.put("features", features(preprocessing.features()));
    tree.put("target", target(preprocessing.target()));
    return tree;
  }

  static Preprocessing read(Tree tree) {
    return new Preprocessing(
        Task.parse(tree.text("task")),
        readFeatures(tree.child("features")),
        readTarget(tree.child("target")));
  }

  private static Map<String, Object> features(FeatureEncoder encoder) {
    Map<String, Object> tree = new LinkedHashMap<>();
    switch (encoder) {
      case TableEncoder table -> {
        tree.put("kind", "table");
        tree.put("columns", table.encoders().stream().map(PreprocessingForm::column).toList());
        tree.put("leftOut", table.leftOut());
      }
      case PixelEncoder pixels -> {
        tree.put("kind", "image");
        tree.put("height", pixels.sampleShape().dim(0));
        tree.put("width", pixels.sampleShape().dim(1));
        tree.put("channels", pixels.sampleShape().dim(2));
        tree.put("maximum", pixels.maximum());
      }
    }
    return tree;
  }

  private static FeatureEncoder readFeatures(Tree tree) {
    String kind = tree.text("kind");
    return switch (kind) {
      case "table" ->
          new TableEncoder(
              tree.children("columns").stream().map(PreprocessingForm::readColumn).toList(),
              tree.texts("leftOut"));
      case "image" -> new PixelEncoder(imageShape(tree), tree.whole("maximum"));
      default -> throw Tree.expected(tree.path() + ".kind", "table or image", kind);
    };
  }

  private static Shape imageShape(Tree tree) {
    int[] dims = {tree.whole("height"), tree.whole("width"), tree.whole("channels")};
    double size = (double) dims[0] * dims[1] * dims[2];
    if (Arrays.stream(dims).min().orElse(0) < 1 || size > Integer.MAX_VALUE) {
      throw Tree.expected(
          tree.path(),
          "the height, width and channels of an image",
          Arrays.stream(dims).boxed().toList());
    }
    return Shape.of(dims);
  }

  private static Map<String, Object> column(ColumnEncoder encoder) {
    Map<String, Object> tree = named(encoder.name(), encoder.kind());
    switch (encoder) {
      case ColumnEncoder.Standardised numeric -> standardizer(tree, numeric.standardizer());
      case ColumnEncoder.OneHot categorical -> tree.put("labels", categorical.labels());
    }
    return tree;
  }

  private static ColumnEncoder readColumn(Tree tree) {
    return switch (readKind(tree)) {
      case NUMERIC -> new ColumnEncoder.Standardised(tree.text("name"), readStandardizer(tree));
      case CATEGORICAL -> new ColumnEncoder.OneHot(tree.text("name"), tree.texts("labels"));
    };
  }

  private static Map<String, Object> target(TargetEncoder encoder) {
    Map<String, Object> tree = named(encoder.name(), encoder.kind());
    switch (encoder) {
      case TargetEncoder.Classes classes -> tree.put("labels", classes.labels());
      case TargetEncoder.Values values -> standardizer(tree, values.standardizer());
    }
    return tree;
  }

  private static TargetEncoder readTarget(Tree tree) {
    if (tree.map().containsKey("labels")) {
      List<String> labels = tree.texts("labels");
      return new TargetEncoder.Classes(tree.text("name"), labels, readKind(tree));
    }
    return new TargetEncoder.Values(tree.text("name"), readStandardizer(tree));
  }

  private static Map<String, Object> named(String name, Column.Kind kind) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("kind", kind.name().toLowerCase(Locale.ROOT));
    return tree;
  }

  private static Column.Kind readKind(Tree tree) {
    String kind = tree.text("kind");
    return switch (kind) {
      case "numeric" -> Column.Kind.NUMERIC;
      case "categorical" -> Column.Kind.CATEGORICAL;
      default -> throw Tree.expected(tree.path() + ".kind", "numeric or categorical", kind);
    };
  }

  private static void standardizer(Map<String, Object> tree, Standardizer standardizer) {
    tree.put("mean", standardizer.mean());
    tree.put("deviation", standardizer.deviation());
  }

  private static Standardizer readStandardizer(Tree tree) {
    return new Standardizer(tree.number("mean"), tree.number("deviation"));
  }
}
