package dev.cajal.app.training;

import dev.cajal.io.csv.CsvOptions;
import dev.cajal.io.dataset.Datasets;
import dev.cajal.io.dataset.ReadOptions;
import dev.cajal.io.image.ImageForm;
import dev.cajal.io.model.DataSettings;
import dev.cajal.io.model.ModelDescription;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/**
 * How a user wants data to be read that a trained model is applied to; what is empty is as in the
 * training.
 *
 * @param encoding of text without a byte order mark
 * @param query by which a database is read
 */
public record Reading(Optional<Charset> encoding, Optional<String> query) {
  /** Checks that nothing is null. */
  public Reading {
    Objects.requireNonNull(encoding, "encoding");
    Objects.requireNonNull(query, "query");
  }

  /** As options say it. */
  public static Reading of(Optional<String> encoding, Optional<String> query) {
    return new Reading(encoding.map(DataSettings::charset), query);
  }

  /** How a CSV file is read for the model. */
  CsvOptions csv(ModelDescription description) {
    DataSettings learned = description.recipe().data();
    CsvOptions usual = learned.csv(CsvOptions.forModel(description.preprocessing()));
    return encoding.map(usual::withEncoding).orElse(usual);
  }

  /** How data that the model learned from in pieces is read again. */
  ReadOptions again(DataSettings learned) {
    ReadOptions usual = learned.reading();
    CsvOptions csv = encoding.map(usual.csv()::withEncoding).orElse(usual.csv());
    return new ReadOptions(csv, usual.images(), query.or(usual::query), usual.ignored());
  }

  /** How data of this name is read for the model. */
  ReadOptions of(String source, ModelDescription description) {
    DataSettings learned = description.recipe().data();
    Optional<String> usual = Datasets.isDatabase(source) ? learned.query() : Optional.empty();
    return ReadOptions.of(csv(description))
        .withImages(ImageForm.of(description.preprocessing()))
        .withQuery(query.or(() -> usual));
  }
}
