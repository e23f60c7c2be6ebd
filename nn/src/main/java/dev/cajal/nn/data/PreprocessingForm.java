package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
        tree.put("columns", table.encoders().stream().map(ColumnForm::write).toList());
        tree.put("polynomial", table.degree());
        tree.put("leftOut", table.leftOut());
        tree.put("tableColumns", table.tableColumns());
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
              tree.children("columns").stream().map(ColumnForm::read).toList(),
              tree.whole("polynomial"),
              tree.texts("leftOut"),
              tree.texts("tableColumns"));
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

  private static Map<String, Object> target(TargetEncoder encoder) {
    Map<String, Object> tree = ColumnForm.named(encoder.name(), encoder.kind());
    switch (encoder) {
      case TargetEncoder.Classes classes -> tree.put("labels", classes.labels());
      case TargetEncoder.Values values -> ScalerForm.write(tree, values.standardizer());
    }
    return tree;
  }

  private static TargetEncoder readTarget(Tree tree) {
    if (tree.map().containsKey("labels")) {
      List<String> labels = tree.texts("labels");
      return new TargetEncoder.Classes(tree.text("name"), labels, ColumnForm.readKind(tree));
    }
    return new TargetEncoder.Values(tree.text("name"), ScalerForm.standardizer(tree));
  }
}
