package dev.cajal.app.lab;

import dev.cajal.app.figure.Grid;
import dev.cajal.io.dataset.BuiltInDatasets;
import dev.cajal.nn.data.ByteFeatures;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Dataset;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The built-in images of written digits, 8 × 8 pixels each.
 *
 * @param pixels 64 numbers from 0 to 1 for each image, row after row from the top
 * @param labels the digits
 */
public record Digits(double[][] pixels, int[] labels) {
  private static final int SIDE = 8;

  /** All 1797 images. */
  public static Digits all() {
    DataSource.Images source =
        (DataSource.Images) BuiltInDatasets.find("digits").orElseThrow().source();
    Dataset dataset = source.training();
    ByteFeatures bytes = (ByteFeatures) dataset.features();
    double[][] pixels = new double[dataset.size()][SIDE * SIDE];
    for (int row = 0; row < pixels.length; row++) {
      for (int k = 0; k < SIDE * SIDE; k++) {
        pixels[row][k] = bytes.value(row, k) / 16.0;
      }
    }
    return new Digits(pixels, ((ClassTargets) dataset.targets()).codes());
  }

  /** The images of these digits only. */
  public Digits only(int... digits) {
    return rows(
        IntStream.range(0, labels.length)
            .filter(row -> Arrays.stream(digits).anyMatch(digit -> digit == labels[row]))
            .toArray());
  }

  /** The images of these rows. */
  public Digits rows(int... rows) {
    return new Digits(
        Arrays.stream(rows).mapToObj(row -> pixels[row]).toArray(double[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray());
  }

  /** 64 numbers, one for each pixel, as a picture. */
  public static Grid picture(double... pixels) {
    double[] upwards = new double[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      upwards[(SIDE - 1 - k / SIDE) * SIDE + k % SIDE] = pixels[k];
    }
    return new Grid(0, SIDE - 1, 0, SIDE - 1, SIDE, upwards);
  }
}
