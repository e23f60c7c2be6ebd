package dev.cajal.io.dataset;

import dev.cajal.io.csv.Csv;
import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataSource;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.PixelEncoder;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.data.Task;
import dev.cajal.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The small data sets that come with the library; {@code ATTRIBUTION.md} beside them tells where
 * they come from.
 *
 * <ul>
 *   <li>{@code iris}: 150 flowers, 4 measures, 3 species.
 *   <li>{@code wine}: 178 wines, 13 measures, 3 cultivars.
 *   <li>{@code breast-cancer}: 569 cell nuclei, 30 measures, benign or malignant.
 *   <li>{@code diabetes}: 442 patients, 10 measures, progression after one year (a number).
 *   <li>{@code digits}: 1797 images of 8 × 8 pixels from 0 to 16, 10 digits.
 * </ul>
 */
public final class BuiltInDatasets {
  private static final Map<String, String> ABOUT = about();
  private static final PixelEncoder DIGIT_PIXELS = new PixelEncoder(Shape.of(8, 8, 1), 16);

  private BuiltInDatasets() {}

  private static Map<String, String> about() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("iris", "150 flowers, 4 measures, 3 species");
    about.put("wine", "178 wines, 13 measures, 3 cultivars");
    about.put("breast-cancer", "569 cell nuclei, 30 measures, benign or malignant");
    about.put("diabetes", "442 patients, 10 measures, progression after one year");
    about.put("digits", "1797 images of 8 by 8 pixels, 10 digits");
    return Collections.unmodifiableMap(about);
  }

  /** The names of all sets. */
  public static List<String> names() {
    return List.copyOf(ABOUT.keySet());
  }

  /**
   * What a set is, in a few words.
   *
   * @param name one of {@link #names}
   */
  public static String about(String name) {
    return ABOUT.getOrDefault(name, "");
  }

  /** The CSV file of the set of this name, if there is one; compressed, as it is stored. */
  public static Optional<ByteSource> file(String name) {
    return ABOUT.containsKey(name)
        ? Optional.of(ByteSource.of(name, resource(name + ".csv.gz")))
        : Optional.empty();
  }

  /** The set of this name, if there is one. */
  public static Optional<LoadedData> find(String name) {
    return file(name).map(source -> load(name, source));
  }

  private static LoadedData load(String name, ByteSource source) {
    Table table = Csv.read(source, CsvOptions.detect().withHeader(CsvOptions.Header.PRESENT));
    DataSource data =
        name.equals("digits") ? digits(table) : DataSource.Tabular.of(table, Optional.empty());
    return new LoadedData(data, source.sha256());
  }

  private static DataSource digits(Table table) {
    List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    TargetEncoder digit = new TargetEncoder.Classes("digit", names, Column.Kind.NUMERIC);
    Dataset dataset =
        new Dataset(
            table.source(),
            Task.CLASSIFICATION,
            DIGIT_PIXELS.encode(table).features(),
            digit.encode(table),
            DIGIT_PIXELS.featureNames());
    return new DataSource.Images(DIGIT_PIXELS, dataset, Optional.empty());
  }

  private static byte[] resource(String file) {
    try (InputStream in = BuiltInDatasets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + file + " is missing from the library");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + file + " cannot be read", e);
    }
  }
}
