package dev.cajal.io.model;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.image.ImageColour;
import dev.cajal.io.image.ImageForm;
import dev.cajal.io.image.ImageSize;
import dev.cajal.io.json.JsonObject;
import dev.cajal.io.stream.SampleFile;
import dev.cajal.nn.data.CategoryEncoding;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.FeatureSettings;
import dev.cajal.nn.data.Imputation;
import dev.cajal.nn.data.Partition;
import dev.cajal.nn.data.Quoted;
import dev.cajal.nn.data.Resampling;
import dev.cajal.nn.data.Scaling;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How data is read, made into features and divided.
 *
 * @param encoding of text files without a byte order mark; if empty it is detected
 * @param missing what text files may hold in place of a value, besides the usual
 * @param features how columns become features
 * @param partition by what rows are divided
 * @param resampling how the training part gets as many samples of every class, if it is to
 * @param folds of the cross-validation before the training, 0 for none, else at least 2
 * @param window of the shuffle where data is streamed, see {@link dev.cajal.io.stream.SampleFile};
 *     0 where it is held in memory
 * @param images what images in class folders become
 * @param query by which a database is read, in SQL
 */
public record DataSettings(
    Optional<Charset> encoding,
    List<String> missing,
    FeatureSettings features,
    Partition partition,
    Optional<Resampling> resampling,
    int folds,
    int window,
    ImageForm images,
    Optional<String> query) {
  /** Everything detected, one split at random. */
  public static final DataSettings DEFAULT =
      new DataSettings(
          Optional.empty(),
          List.of(),
          FeatureSettings.DEFAULT,
          Partition.RANDOM,
          Optional.empty(),
          0,
          0,
          ImageForm.DETECT,
          Optional.empty());

  /**
   * Checks that nothing is null.
   *
   * @throws DataException if the number of folds is 1 or negative
   */
  public DataSettings {
    Objects.requireNonNull(encoding, "encoding");
    missing = List.copyOf(missing);
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(resampling, "resampling");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(query, "query");
    if (folds < 0 || folds == 1) {
      throw new DataException("--folds: expected a whole number of at least 2; found " + folds);
    }
    if (window < 0) {
      throw new DataException(
          "--shuffle-window: expected a whole number of at least 1; found " + window);
    }
    if (window > 0) {
      StreamedOptions.check(features, partition, resampling, folds);
    }
  }

  /** Whether data is read in pieces instead of being held in memory. */
  public boolean streamed() {
    return window > 0;
  }

  /**
   * The settings that options say.
   *
   * @param given texts by the names of the options, without dashes; {@code missing-indicator}
   *     counts as given with any text
   * @throws DataException naming the option, if a text is wrong
   */
  public static DataSettings parse(Map<String, String> given) {
    FeatureSettings features =
        FeatureSettings.DEFAULT
            .with(option(given, "scale", Scaling::parse).orElse(Scaling.STANDARD))
            .with(
                option(given, "encode", CategoryEncoding::parse).orElse(CategoryEncoding.ONE_HOT));
    Optional<Imputation> imputation = option(given, "impute", Imputation::parse);
    if (imputation.isPresent()) {
      features = features.with(imputation.get());
    }
    if (given.containsKey("missing-indicator")) {
      features = named(features, FeatureSettings::withIndicators);
    }
    int degree = whole(given, "polynomial", 1);
    int rare = whole(given, "rare", 0);
    features = named(features, settings -> settings.withDegree(degree).withRare(rare));
    if (given.containsKey("ignore")) {
      features = features.without(list(given.get("ignore")));
    }
    return new DataSettings(
        Optional.ofNullable(given.get("encoding")).map(DataSettings::charset),
        given.containsKey("missing") ? list(given.get("missing")) : List.of(),
        features,
        partition(given),
        option(given, "resample", Resampling::parse),
        whole(given, "folds", 0),
        StreamedOptions.window(given, whole(given, "shuffle-window", SampleFile.USUAL_WINDOW)),
        new ImageForm(
            option(given, "image-size", ImageSize::parse),
            option(given, "image-colour", ImageColour::parse)),
        Optional.ofNullable(given.get("query")));
  }

  /**
   * The encoding of this name.
   *
   * @throws DataException if there is none
   */
  public static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new DataException(
          "--encoding: expected the name of an encoding such as UTF-8, UTF-16 or windows-1252;"
              + " found "
              + Quoted.of(name),
          e);
    }
  }

  private static Partition partition(Map<String, String> given) {
    if (given.containsKey("group") && given.containsKey("time")) {
      throw new DataException(
          "--group and --time: rows are divided by groups or by time; give one of them");
    }
    if (given.containsKey("group")) {
      return new Partition.Grouped(given.get("group"));
    }
    return given.containsKey("time") ? new Partition.Ordered(given.get("time")) : Partition.RANDOM;
  }

  private static <T> Optional<T> option(
      Map<String, String> given, String name, Function<String, T> meaning) {
    return Optional.ofNullable(given.get(name)).map(text -> named(text, meaning));
  }

  /** What a text means, with the dashes of the option before the message if it is wrong. */
  private static <S, T> T named(S text, Function<S, T> meaning) {
    try {
      return meaning.apply(text);
    } catch (DataException e) {
      throw new DataException("--" + e.getMessage(), e);
    }
  }

  private static int whole(Map<String, String> given, String name, int usual) {
    String text = given.get(name);
    if (text == null) {
      return usual;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new DataException(
          "--%s: expected a whole number; found %s".formatted(name, Quoted.of(text)), e);
    }
  }

  /** The settings that differ from the default, by the names of the options that set them. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    encoding.ifPresent(charset -> map.put("encoding", charset.name()));
    if (!missing.isEmpty()) {
      map.put("missing", String.join(",", missing));
    }
    if (features.scaling() != Scaling.STANDARD) {
      map.put("scale", features.scaling().label());
    }
    if (!features.encoding().equals(CategoryEncoding.ONE_HOT)) {
      map.put("encode", features.encoding().text());
    }
    features.imputation().ifPresent(imputation -> map.put("impute", imputation.text()));
    if (features.indicators()) {
      map.put("missing-indicator", "true");
    }
    if (features.degree() > 1) {
      map.put("polynomial", Integer.toString(features.degree()));
    }
    if (features.rare() > 0) {
      map.put("rare", Integer.toString(features.rare()));
    }
    if (!features.excluded().isEmpty()) {
      map.put("ignore", String.join(",", features.excluded()));
    }
    switch (partition) {
      case Partition.Random _ -> {}
      case Partition.Grouped grouped -> map.put("group", grouped.column());
      case Partition.Ordered ordered -> map.put("time", ordered.column());
    }
    resampling.ifPresent(way -> map.put("resample", way.label()));
    if (folds > 0) {
      map.put("folds", Integer.toString(folds));
    }
    if (streamed()) {
      map.put("stream", "true");
      map.put("shuffle-window", Integer.toString(window));
    }
    images.size().ifPresent(size -> map.put("image-size", size.toString()));
    images.colour().ifPresent(colour -> map.put("image-colour", colour.label()));
    query.ifPresent(text -> map.put("query", text));
    return map;
  }

  /** What these settings say about reading data of which nothing is known yet. */
  public ReadOptions reading() {
    return ReadOptions.of(csv(CsvOptions.detect()))
        .withImages(images)
        .withQuery(query)
        .without(features.excluded());
  }

  /** Other options for a CSV file with the encoding and the missing values of these settings. */
  public CsvOptions csv(CsvOptions options) {
    CsvOptions marked = options.withMissing(missing);
    return encoding.map(marked::withEncoding).orElse(marked);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  static DataSettings read(JsonObject json) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name :
        List.of(
            "encoding",
            "missing",
            "scale",
            "encode",
            "impute",
            "missing-indicator",
            "polynomial",
            "rare",
            "ignore",
            "group",
            "time",
            "resample",
            "folds",
            "stream",
            "shuffle-window",
            "image-size",
            "image-colour",
            "query")) {
      json.optionalText(name).ifPresent(text -> given.put(name, text));
    }
    return parse(given);
  }
}
