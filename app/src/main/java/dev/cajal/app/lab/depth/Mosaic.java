package dev.cajal.app.lab.depth;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import java.util.Arrays;

/** Square images beside each other. */
final class Mosaic {
  private static final int PIXELS = 6;

  private Mosaic() {}

  /**
   * A picture of images, row after row.
   *
   * @param images [count, side · side], each row after row from the top
   * @param columns images in a row
   */
  static Chart of(
      String title,
      Tensor images,
      int side,
      int columns,
      Palette palette,
      double low,
      double high) {
    double[] all = images.toDoubles();
    int count = all.length / (side * side);
    int rows = (count + columns - 1) / columns;
    int wide = columns * (side + 1) - 1;
    int tall = rows * (side + 1) - 1;
    double[] values = new double[wide * tall];
    // The gaps have the colour of paper or of empty pixels.
    Arrays.fill(values, palette == Palette.SIGNED ? (low + high) / 2 : low);
    for (int i = 0; i < count * side * side; i++) {
      int image = i / (side * side);
      int x = image % columns * (side + 1) + i % side;
      int y = image / columns * (side + 1) + i % (side * side) / side;
      values[(tall - 1 - y) * wide + x] = Math.clamp(all[i], low, high);
    }
    return Chart.of(title)
        .bare()
        .size(PIXELS * wide + 60, PIXELS * tall + 50)
        .heat("", new Grid(0, wide - 1, 0, tall - 1, wide, values), palette, low, high);
  }
}
