package dev.cajal.sources.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files through the whole command. */
class ParquetCommandTest {
  private final Command command = new Command();
  @TempDir Path folder;
  private String flowers;

  @BeforeEach
  void write() {
    flowers = ParquetFiles.flowers(folder.resolve("flowers.parquet"), 120).toString();
  }

  private String run(String... arguments) {
    assertThat(command.run(arguments)).as(command.errors()).isZero();
    return command.out();
  }

  private String train(String name, String... more) {
    String model = folder.resolve(name).toString();
    List<String> arguments = new ArrayList<>(List.of("train", flowers, "--out", model));
    arguments.addAll(List.of("--layers", "dense(C)", "--schedule", "constant"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--epochs")) {
      arguments.addAll(List.of("--epochs", "4"));
    }
    run(arguments.toArray(String[]::new));
    return model;
  }

  private static byte[] weights(String model) throws IOException {
    return Files.readAllBytes(Path.of(model, "model.safetensors"));
  }

  @Test
  void train_evaluateAndPredict_fromAFile() throws IOException {
    String model = train("model");
    assertThat(command.errors()).isEmpty();
    String test = run("evaluate", model, "--json", "--quiet");
    assertThat(test).contains("\"part\":\"test\"", "\"samples\":24");
    assertThat(run("evaluate", model, flowers, "--json", "--quiet")).isEqualTo(test);
    String predictions = run("predict", model, flowers);
    assertThat(predictions.lines()).hasSize(121);

    assertThat(run("predict", model, flowers, "--keep", "kind").lines().limit(2).toList())
        .allMatch(line -> line.startsWith("kind,") || line.startsWith("daisy,"));

    Path csv = folder.resolve("rows.csv");
    Files.writeString(csv, "wild,length,width\ntrue,1,3\nfalse,3.125,2.125\ntrue,5.25,1.25\n");
    assertThat(run("predict", model, csv.toString()).lines().toList())
        .isEqualTo(predictions.lines().limit(4).toList());
    Path compressed =
        ParquetFiles.flowers(
            folder.resolve("other"),
            6,
            builder -> builder.withCompressionCodec(CompressionCodecName.ZSTD));
    assertThat(run("predict", model, compressed.toString()).lines()).hasSize(7);
    assertThat(run("evaluate", model, compressed.toString(), "--json", "--quiet"))
        .contains("\"part\":\"all\"", "\"samples\":6");
  }

  @Test
  void predict_keepsAllDigits() {
    String model = train("model");
    Path rows =
        ParquetFiles.write(
            folder.resolve("ids.parquet"),
            "required double length; optional float width; required boolean wild;"
                + " required int64 id; required int64 big (INTEGER(64,false));"
                + " required int64 price (DECIMAL(18,2));",
            1,
            (_, row) -> {
              row.add("length", 1.0);
              row.add("width", 3f);
              row.add("wild", true);
              row.add("id", 1234567890123456789L);
              row.add("big", -1L);
              row.add("price", 123456789012345670L);
            });

    assertThat(run("predict", model, rows.toString(), "--keep", "id,big,price").lines().toList())
        .element(1)
        .asString()
        .startsWith("1234567890123456789,18446744073709551615,1234567890123456.70,");
  }

  @Test
  void train_ignoredPositionAndMarkers_areHeeded() {
    Path rows =
        ParquetFiles.write(
            folder.resolve("rows.parquet"),
            "required double x; required binary photo; required binary colour (STRING);"
                + " required binary kind (STRING);",
            40,
            (i, row) -> {
              row.add("x", i == 7 ? -999.0 : i);
              row.add("photo", "p");
              row.add("colour", i == 9 ? "unknown" : "red" + i % 2);
              row.add("kind", "k" + i % 2);
            });
    String[] options = {
      "train",
      rows.toString(),
      "--ignore",
      "2",
      "--missing",
      "-999,unknown",
      "--epochs",
      "1",
      "--out",
      folder.resolve("marked").toString()
    };

    assertThat(command.run(options)).isEqualTo(2);
    assertThat(command.errors())
        .contains("row 8, column \"x\": the value is missing")
        .contains("missing in \"x\" 1, \"colour\" 1");
  }

  @Test
  void train_again_givesTheSameBits() throws IOException {
    String model = train("model");
    String again = folder.resolve("again").toString();
    run("train", "--config", Path.of(model, "config.properties").toString(), "--out", again);
    assertThat(weights(again)).isEqualTo(weights(model));

    String begun = train("begun", "--epochs", "2");
    run("train", "--resume", begun, "--epochs", "4", "--quiet");
    assertThat(weights(begun)).isEqualTo(weights(model));
  }

  @Test
  void train_streamed_givesTheBitsOfTheSameCsv() throws IOException {
    List<String> lines = new ArrayList<>(List.of("length,width,wild,kind"));
    List<String> kinds = List.of("daisy", "rose", "tulip");
    for (int i = 0; i < 120; i++) {
      int kind = i % 3;
      double length = 1 + 2 * kind + 0.125 * (i % 7);
      double width = 3 - kind + 0.125 * (i % 5);
      lines.add(length + "," + width + "," + (i % 2 == 0) + "," + kinds.get(kind));
    }
    Path csv = Files.write(folder.resolve("flowers.csv"), lines);

    String model = train("model", "--stream", "--shuffle-window", "50");
    String test = run("evaluate", model, "--json", "--quiet");
    assertThat(test).contains("\"part\":\"test\"");
    assertThat(run("evaluate", model, flowers, "--json", "--quiet")).isEqualTo(test);
    flowers = csv.toString();
    assertThat(weights(train("of-csv", "--stream", "--shuffle-window", "50")))
        .isEqualTo(weights(model));
  }

  @Test
  void train_withPartsInFiles_readsThem() {
    String test = ParquetFiles.flowers(folder.resolve("test.parquet"), 30).toString();

    String model = train("model", "--test", test);

    assertThat(command.out()).contains("test");
    assertThat(run("evaluate", model, test, "--json", "--quiet")).contains("\"samples\":30");
  }

  @Test
  void train_withAListIgnored_learnsFromTheRest() {
    Path lists =
        ParquetFiles.write(
            folder.resolve("lists.parquet"),
            "repeated int32 several; required double x; required boolean y;",
            60,
            (i, group) -> group.append("x", 0.5 * i).append("y", i % 2 == 0));
    String model = folder.resolve("lists").toString();
    String file = lists.toString();

    assertThat(command.run("train", file, "--out", model)).isEqualTo(2);
    assertThat(command.errors())
        .isEqualTo(
            "cajal train: %s, column \"several\": expected numbers, text, truth values, dates or"
                    .formatted(file)
                + " times; found lists; name the column in --ignore, or leave it out of the"
                + " file\n");
    run("train", file, "--ignore", "several", "--epochs", "1", "--out", model);
    assertThat(run("predict", model, file).lines()).hasSize(61);
    assertThat(run("evaluate", model, "--json", "--quiet")).contains("\"samples\":12");
  }
}
