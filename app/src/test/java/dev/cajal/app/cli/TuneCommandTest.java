package dev.cajal.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cajal.app.training.Session;
import dev.cajal.app.tuning.Tuning;
import dev.cajal.app.tuning.TuningPlan;
import dev.cajal.app.tuning.TuningResult;
import dev.cajal.io.model.Destination;
import dev.cajal.nn.search.RandomSearch;
import dev.cajal.nn.search.SearchSpace;
import dev.cajal.nn.train.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TuneCommandTest {
  private static final String SPACE =
      "layers=dense(3) relu dense(C) | dense(C); learning-rate=0.001..0.1 log; l2=0,1e-3";

  @TempDir Path folder;
  private final CapturedConsole console = new CapturedConsole();
  private String data;

  @BeforeEach
  void writeData() {
    data = Flowers.write(folder.resolve("flowers.csv"), Flowers.lines()).toString();
  }

  private Path tune(String name, String... more) {
    Path out = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("tune", data, "--epochs", "2", "--out", out.toString()));
    arguments.addAll(List.of(more));
    int code = console.run(arguments.toArray(String[]::new));
    assertThat(code).as(console.errors()).isZero();
    return out;
  }

  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> results = new TreeMap<>();
    for (String name : List.of("tuning.json", "journal.jsonl", "trials.csv", "report.html")) {
      results.put(name, Files.readString(out.resolve(name)));
    }
    Path weights = out.resolve("model/model.safetensors");
    if (Files.exists(weights)) {
      results.put("weights", Arrays.toString(Files.readAllBytes(weights)));
    }
    return results;
  }

  @Test
  void tune_leavesTableFigureAndModel() throws IOException {
    Path out = tune("search", "--search", "random(3)", "--space", SPACE);

    assertThat(console.out())
        .contains("trial 1 of 3: loss ", "trial 3 of 3: loss ", "Of 3 trials, trial ", "test")
        .endsWith("Search: " + out + "\n");
    assertThat(Files.readAllLines(out.resolve("trials.csv")))
        .hasSize(4)
        .first()
        .isEqualTo("trial,epochs,loss,accuracy,layers,learning-rate,l2,problem");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<svg ", "best so far", "Search for flowers", "dense(3) relu dense(C)");
    assertThat(console.run("evaluate", out.resolve("model").toString())).isZero();
  }

  @Test
  void tune_withoutASpace_variesLayersRateAndPenalty() throws IOException {
    Path out = tune("search", "--search", "random(1)");

    assertThat(Files.readAllLines(out.resolve("trials.csv")))
        .first()
        .asString()
        .contains("layers,learning-rate,l2");
    assertThat(console.errors())
        .contains("note: trials are judged by only 9 samples; --folds 5 lets all but the test part")
        .contains("note: 1 trials over layers = ");
  }

  @Test
  void tune_withALayerOption_leavesThemAlone() throws IOException {
    Path out = tune("search", "--search", "random(1)", "--layers", "dense(C)");

    assertThat(Files.readAllLines(out.resolve("trials.csv")))
        .first()
        .isEqualTo("trial,epochs,loss,accuracy,learning-rate,l2,problem");
    assertThat(Files.readString(out.resolve("model/config.properties")))
        .contains("layers = dense(3)\n");
  }

  @Test
  void tune_twice_isTheSameBytes() throws IOException {
    Map<String, String> first = results(tune("a", "--search", "halving(4, 2)", "--space", SPACE));
    Map<String, String> second =
        results(tune("b", "--search", "halving(4, 2)", "--space", SPACE, "--threads", "1"));

    assertThat(second).isEqualTo(first);
    assertThat(results(tune("c", "--search", "halving(4, 2)", "--space", SPACE, "--seed", "2")))
        .isNotEqualTo(first);
  }

  @Test
  void resume_ofAJournalThatBreaksOff_endsWithTheSameBytes() throws IOException {
    Path whole = tune("whole", "--search", "halving(4, 2)", "--space", SPACE, "--folds", "2");
    List<String> lines = Files.readAllLines(whole.resolve("journal.jsonl"));
    assertThat(lines).hasSize(4 + 2 + 1);

    for (int kept : List.of(0, 3, 6)) {
      Path part = Files.createDirectory(folder.resolve("part" + kept));
      Files.copy(whole.resolve("tuning.json"), part.resolve("tuning.json"));
      String broken =
          String.join("", lines.subList(0, kept).stream().map(line -> line + "\n").toList())
              + lines.get(kept).substring(0, lines.get(kept).length() / 2);
      Files.writeString(part.resolve("journal.jsonl"), broken);

      assertThat(console.run("tune", "--resume", part.toString())).isZero();

      assertThat(console.out().lines().filter(line -> line.startsWith("trial ")).count())
          .as("trials are not repeated")
          .isGreaterThanOrEqualTo(lines.size() - kept);
      assertThat(results(part)).isEqualTo(results(whole));
    }
  }

  @Test
  void resume_ofAJournalTornWithinACharacter_endsWithTheSameBytes() throws IOException {
    List<String> lines =
        Flowers.lines().stream().map(line -> line.replace("daisy", "Gänseblümchen")).toList();
    data = Flowers.write(folder.resolve("blumen.csv"), lines).toString();
    String space = "class-weights=Gänseblümchen=2|Gänseblümchen=3";
    Path whole = tune("whole", "--search", "grid", "--space", space);
    byte[] journal = Files.readAllBytes(whole.resolve("journal.jsonl"));
    int torn = journal.length;
    while (journal[torn - 1] != (byte) 0xc3) {
      torn--;
    }
    Path part = Files.createDirectory(folder.resolve("part"));
    Files.copy(whole.resolve("tuning.json"), part.resolve("tuning.json"));
    Files.write(part.resolve("journal.jsonl"), Arrays.copyOf(journal, torn));

    assertThat(console.run("tune", "--resume", part.toString())).as(console.errors()).isZero();

    assertThat(console.out()).startsWith("trial 2 of 2: ");
    assertThat(results(part)).isEqualTo(results(whole));
  }

  @Test
  void resume_ofASearchThatIsThrough_changesNothing() throws IOException {
    Path out = tune("search", "--search", "grid", "--space", "l2=0,0.1");
    Map<String, String> before = results(out);

    assertThat(console.run("tune", "--resume", out.toString())).isZero();

    assertThat(console.out()).doesNotContain("trial 1 of 2");
    assertThat(results(out)).isEqualTo(before);
  }

  @Test
  void run_thatIsStopped_goesOnWithTheSameBytes() throws IOException {
    Path whole = tune("whole", "--search", "random(4)", "--space", SPACE);
    TuningPlan plan =
        new TuningPlan(
            data,
            Map.of("epochs", "2"),
            Optional.of(SearchSpace.parse(SPACE)),
            new RandomSearch(4),
            0,
            0,
            Optional.empty(),
            1);
    StopSignal stop = new StopSignal();
    Tuning tuning =
        Tuning.begin(
            plan,
            new Destination.Exactly(folder.resolve("stopped")),
            RecipeOptions.plainNames(),
            RecipeOptions::request,
            _ -> {});
    List<String> progress = new ArrayList<>();

    TuningResult result =
        tuning.run(
            new Session(stop, _ -> {}, _ -> {}),
            line -> {
              progress.add(line);
              if (progress.size() == 2) {
                stop.give();
              }
            });

    assertThat(result).isEqualTo(new TuningResult.Interrupted(folder.resolve("stopped")));
    assertThat(progress).hasSize(2);
    assertThat(folder.resolve("stopped/trials.csv")).doesNotExist();
    assertThat(console.run("tune", "--resume", folder.resolve("stopped").toString())).isZero();
    assertThat(console.out()).startsWith("trial 3 of 4: ");
    assertThat(results(folder.resolve("stopped"))).isEqualTo(results(whole));
  }

  @Test
  void tune_withASpaceInAFile() throws IOException {
    Path file =
        Files.writeString(folder.resolve("space.txt"), "# two\nl2 = 0, 0.1\nscale = none\n");

    Path out = tune("search", "--search", "grid", "--space", file.toString());

    assertThat(Files.readAllLines(out.resolve("trials.csv"))).hasSize(3);
    assertThat(Files.readString(out.resolve("model/config.properties"))).contains("scale = none");
  }

  @Test
  void tune_withATrialThatDiverges_goesOn() throws IOException {
    Path out =
        tune(
            "search",
            "--search",
            "grid",
            "--space",
            "optimizer=sgd(1e30),sgd(0.1)",
            "--folds",
            "2");

    assertThat(console.out()).contains("trial 1 of 2: failed with optimizer = sgd(1e30)");
    assertThat(Files.readString(out.resolve("trials.csv")))
        .contains("1,,failed,,failed,sgd(1e30),\"optimizer sgd(1e30), training, epoch ");
    assertThat(Files.readString(out.resolve("model/config.properties")))
        .contains("optimizer = sgd(0.1)");
    assertThat(results(out).get("journal.jsonl")).contains("\"problem\":\"optimizer sgd(1e30)");
    assertThat(console.run("tune", "--resume", out.toString())).isZero();
  }

  @Test
  void tune_byAnotherScore_measuresItToo() throws IOException {
    Path out = tune("search", "--search", "grid", "--space", "l2=0,0.1", "--score", "f1_macro");

    assertThat(Files.readAllLines(out.resolve("trials.csv")))
        .first()
        .isEqualTo("trial,epochs,f1_macro,accuracy,loss,l2,problem");
    assertThat(console.out()).contains("the best: f1_macro ");
  }

  @Test
  void tune_ofDifferentLosses_isByAccuracy() {
    tune("search", "--search", "grid", "--space", "loss=cross_entropy,multiclass_hinge");

    assertThat(console.out()).contains("the best: accuracy ");
  }

  @Test
  void tune_withOuterFolds_comparesAndKeepsNoModel() throws IOException {
    Path out =
        tune("search", "--search", "random(2)", "--space", SPACE, "--outer-folds", "3", "--json");

    assertThat(console.out())
        .contains(
            "fold 3, default: loss ", "Tuned minus default on 3 folds that the search never saw");
    assertThat(out.resolve("model")).doesNotExist();
    List<String> folds = Files.readAllLines(out.resolve("folds.csv"));
    assertThat(folds).hasSize(1 + 3 + 2);
    assertThat(Files.readAllLines(out.resolve("trials.csv")))
        .hasSize(1 + 3 * 2)
        .first()
        .isEqualTo("fold,trial,epochs,loss,accuracy,layers,learning-rate,l2,problem");
    assertThat(
            Files.readAllLines(out.resolve("trials.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, 4)))
        .containsExactly("1,1,", "1,2,", "2,1,", "2,2,", "3,1,", "3,2,");
    assertThat(folds.getFirst())
        .isEqualTo(
            "fold,accuracy default,accuracy tuned,accuracy difference,loss default,loss tuned,"
                + "loss difference,layers,learning-rate,l2");
    Map<?, ?> json =
        JsonMapper.shared().readValue(console.out().lines().toList().getLast(), Map.class);
    double total = 0;
    for (String row : folds.subList(1, 4)) {
      String[] cells = row.split(",", -1);
      double difference = Double.parseDouble(cells[6]);
      assertThat(difference).isEqualTo(Double.parseDouble(cells[5]) - Double.parseDouble(cells[4]));
      total += difference;
    }
    assertThat((Double) ((Map<?, ?>) json.get("loss")).get("difference"))
        .isEqualTo(total / 3, within(1e-12));
    Map<String, String> before = results(out);
    assertThat(console.run("tune", "--resume", out.toString())).isZero();
    assertThat(results(out)).isEqualTo(before);
  }

  @Test
  void tune_withTheConfigurationOfAModel_variesTheRest() throws IOException {
    Path model = folder.resolve("model");
    int trained =
        console.run("train", data, "--epochs", "1", "--scale", "minmax", "--out", model.toString());
    assertThat(trained).isZero();
    Path out = folder.resolve("search");

    int code =
        console.run(
            "tune",
            "--config",
            model.resolve("config.properties").toString(),
            "--search",
            "grid",
            "--space",
            "l2=0,0.1",
            "--out",
            out.toString());

    assertThat(code).as(console.errors()).isZero();
    assertThat(Files.readString(out.resolve("model/config.properties")))
        .contains("epochs = 1\n", "scale = minmax\n");
  }

  @Test
  void tune_ofNumbers_worksToo() throws IOException {
    Path out =
        tune("search", "--target", "width", "--search", "random(2)", "--space", "batch-size=8..32");

    assertThat(Files.readAllLines(out.resolve("trials.csv")))
        .first()
        .isEqualTo("trial,epochs,loss,r2,rmse,mae,batch-size,problem");
  }

  @Test
  void interrupt_ofTheProcess_saysHowToGoOn() throws Exception {
    String[] words = {
      "tune",
      data,
      "--epochs",
      "40",
      "--search",
      "random(30)",
      "--space",
      SPACE,
      "--batch-size",
      "4"
    };
    Path out = folder.resolve("search");
    Path journal = out.resolve("journal.jsonl");
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--out", out.toString()));
    ChildProcess process = ChildProcess.start(folder, arguments.toArray(String[]::new));
    while (process.isAlive() && (!Files.exists(journal) || Files.size(journal) == 0)) {
      Thread.sleep(1);
    }

    process.interrupt();

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(process.errors())
        .endsWith("Interrupted; go on with: cajal tune --resume %s\n".formatted(out));
    assertThat(Files.readAllLines(journal)).hasSizeBetween(1, 29);
    assertThat(console.run("tune", "--resume", out.toString())).isZero();
    Path whole = folder.resolve("whole");
    arguments.set(arguments.size() - 1, whole.toString());
    assertThat(console.run(arguments.toArray(String[]::new))).isZero();
    assertThat(results(out)).isEqualTo(results(whole));
  }
}
