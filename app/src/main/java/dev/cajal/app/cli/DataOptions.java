package dev.cajal.app.cli;

import dev.cajal.io.model.DataSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How data is read, made into features and divided. */
final class DataOptions {
  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "Of text files without a byte order mark. Default: UTF-8, or windows-1252 where that"
              + " fails.")
  private Optional<String> encoding = Optional.empty();

  @Option(
      names = "--missing",
      paramLabel = "TEXTS",
      description =
          "What text files hold in place of missing values, such as \"-999,unknown\", besides"
              + " nothing, NA, N/A, NaN, null and ?.")
  private Optional<String> missing = Optional.empty();

  @Option(
      names = "--scale",
      completionCandidates = Candidates.Scalings.class,
      paramLabel = "SCALING",
      description = "Of numbers: standard (the default), minmax, robust, quantile or none.")
  private Optional<String> scale = Optional.empty();

  @Option(
      names = "--encode",
      completionCandidates = Candidates.Encodings.class,
      paramLabel = "CODE",
      description = "Of categories: onehot (the default), ordinal or \"hashing(16)\".")
  private Optional<String> encode = Optional.empty();

  @Option(
      names = "--impute",
      completionCandidates = Candidates.Imputations.class,
      paramLabel = "FILLING",
      description =
          "What missing values become: mean, median, most-frequent or constant:X. Default: they are"
              + " an error.")
  private Optional<String> impute = Optional.empty();

  @Option(
      names = "--missing-indicator",
      description = "Adds a feature that says where a column had no value.")
  private boolean missingIndicator;

  @Option(
      names = "--polynomial",
      paramLabel = "D",
      description = "Adds all products of up to D features. Default: 1, none.")
  private Optional<String> polynomial = Optional.empty();

  @Option(
      names = "--rare",
      paramLabel = "N",
      description =
          "Groups categories with fewer than N training rows, and unknown ones, into one.")
  private Optional<String> rare = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "COLS",
      description = "Columns not to learn from, by name or position, separated by commas.")
  private Optional<String> ignore = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "COL",
      description = "Keeps rows that agree in this column in one part; it is not learnt from.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--time",
      paramLabel = "COL",
      description =
          "Learns from the earliest rows, validates with those after and tests with the latest.")
  private Optional<String> time = Optional.empty();

  @Option(
      names = "--resample",
      completionCandidates = Candidates.Resamplings.class,
      paramLabel = "SAMPLING",
      description =
          "Gives every class as many training samples: over repeats those of small classes, under"
              + " leaves out those of large ones.")
  private Optional<String> resample = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "First judges K models, each by a part that it did not learn from, then learns from all"
              + " rows but those for validation.")
  private Optional<String> folds = Optional.empty();

  @Option(
      names = "--stream",
      description =
          "Reads a table in pieces, so that it may be larger than memory; encoded rows go to a"
              + " temporary file.")
  private boolean stream;

  @Option(
      names = "--shuffle-window",
      paramLabel = "N",
      description =
          "With --stream, rows among which the next one of an epoch is chosen. Default: 16384.")
  private Optional<String> window = Optional.empty();

  @Option(
      names = "--image-size",
      paramLabel = "WxH",
      description =
          "Width and height to which images in folders are brought, such as 28x28. Default: theirs,"
              + " if all agree.")
  private Optional<String> imageSize = Optional.empty();

  @Option(
      names = "--image-colour",
      completionCandidates = Candidates.Colours.class,
      paramLabel = "COLOUR",
      description = "Of images in folders: grey or rgb. Default: grey if all are grey.")
  private Optional<String> imageColour = Optional.empty();

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description =
          "By which a database is read, such as \"select * from flowers order by id\". User and"
              + " password come from CAJAL_JDBC_USER and CAJAL_JDBC_PASSWORD.")
  private Optional<String> query = Optional.empty();

  DataSettings settings() {
    Map<String, String> given = new LinkedHashMap<>();
    encoding.ifPresent(text -> given.put("encoding", text));
    missing.ifPresent(text -> given.put("missing", text));
    scale.ifPresent(text -> given.put("scale", text));
    encode.ifPresent(text -> given.put("encode", text));
    impute.ifPresent(text -> given.put("impute", text));
    if (missingIndicator) {
      given.put("missing-indicator", "true");
    }
    polynomial.ifPresent(text -> given.put("polynomial", text));
    rare.ifPresent(text -> given.put("rare", text));
    ignore.ifPresent(text -> given.put("ignore", text));
    group.ifPresent(text -> given.put("group", text));
    time.ifPresent(text -> given.put("time", text));
    resample.ifPresent(text -> given.put("resample", text));
    folds.ifPresent(text -> given.put("folds", text));
    if (stream) {
      given.put("stream", "true");
    }
    window.ifPresent(text -> given.put("shuffle-window", text));
    imageSize.ifPresent(text -> given.put("image-size", text));
    imageColour.ifPresent(text -> given.put("image-colour", text));
    query.ifPresent(text -> given.put("query", text));
    return DataSettings.parse(given);
  }
}
