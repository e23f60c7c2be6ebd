package dev.cajal.nn.data;

import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Images as unsigned bytes, which the network's graph casts and multiplies by {@link #scale()}.
 *
 * <p>In a table an image is one row of whole numbers from 0 to {@code maximum}, in columns {@code
 * pixel_0_0}, {@code pixel_0_1} and so on: row, then column, then, if there are several, channel. A
 * table without any of these names and with one column per pixel, or one more at the end for the
 * target, is taken by position.
 *
 * @param sampleShape height, width, channels
 * @param maximum the brightest value, 1 to 255
 */
public record PixelEncoder(Shape sampleShape, int maximum) implements FeatureEncoder {

  /** Checks that the shape has three axes and the maximum fits a byte. */
  public PixelEncoder {
    if (sampleShape.rank() != 3 || sampleShape.size() == 0) {
      throw new DataException(
          "images: the shape must be height, width, channels, each at least 1; found "
              + sampleShape);
    }
    if (maximum < 1 || maximum > 255) {
      throw new DataException("images: the maximum must lie in 1 to 255; found " + maximum);
    }
  }

  /** What turns a byte into a number from 0 to 1: 1 / maximum. */
  public float scale() {
    return 1f / maximum;
  }

  @Override
  public List<String> featureNames() {
    List<String> names = new ArrayList<>(sampleShape.size());
    int channels = sampleShape.dim(2);
    for (int row = 0; row < sampleShape.dim(0); row++) {
      for (int column = 0; column < sampleShape.dim(1); column++) {
        for (int channel = 0; channel < channels; channel++) {
          String pixel = "pixel_" + row + "_" + column;
          names.add(channels == 1 ? pixel : pixel + "_" + channel);
        }
      }
    }
    return names;
  }

  @Override
  public Map<String, Column.Kind> columns() {
    Map<String, Column.Kind> kinds = new LinkedHashMap<>();
    featureNames().forEach(name -> kinds.put(name, Column.Kind.NUMERIC));
    return Collections.unmodifiableMap(kinds);
  }

  @Override
  public Encoded encode(Table table) {
    List<String> names = featureNames();
    List<Column> pixels = new ArrayList<>();
    int extra = table.columns().size() - names.size();
    if ((extra == 0 || extra == 1) && Collections.disjoint(names, table.names())) {
      pixels.addAll(table.columns().subList(0, names.size()));
    } else {
      Columns.requireAll(table, names);
      names.forEach(name -> pixels.add(table.find(name).orElseThrow()));
    }
    byte[] bytes = new byte[Elements.count(table.source(), table.rows(), sampleShape)];
    for (int i = 0; i < pixels.size(); i++) {
      NumericColumn pixel = Columns.numeric(table, pixels.get(i));
      for (int row = 0; row < table.rows(); row++) {
        bytes[row * pixels.size() + i] = (byte) level(table, pixel, row);
      }
    }
    return new Encoded(ByteFeatures.wrap(bytes, sampleShape), List.of());
  }

  private int level(Table table, NumericColumn pixel, int row) {
    double value = pixel.value(row);
    if (value < 0 || value > maximum || value != Math.rint(value)) {
      throw new DataException(
          table.location(row, pixel.name()),
          "a pixel must be a whole number from 0 to %d; found %s"
              .formatted(maximum, pixel.text(row)));
    }
    return (int) value;
  }
}
