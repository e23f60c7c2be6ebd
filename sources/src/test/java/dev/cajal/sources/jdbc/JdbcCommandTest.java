package dev.cajal.sources.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cajal.app.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases through the whole command. */
class JdbcCommandTest {
  private static final String URL = "jdbc:h2:mem:flowers";
  private static final String QUERY = "select length, width, wild, kind from flowers order by id";
  private final Command command = new Command();
  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = DriverManager.getConnection(URL);
    execute(
        "create table flowers as select x as id, mod(x, 3) * 2 + mod(x, 7) * 0.1 as length,"
            + " 3 - mod(x, 3) + mod(x, 5) * 0.1 as width, mod(x, 2) = 0 as wild,"
            + " case mod(x, 3) when 0 then 'daisy' when 1 then 'rose' else 'tulip' end as kind"
            + " from system_range(1, 120)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void execute(String statement) throws SQLException {
    try (Statement made = connection.createStatement()) {
      made.execute(statement);
    }
  }

  private String run(String... arguments) {
    assertThat(command.run(arguments)).as(command.errors()).isZero();
    return command.out();
  }

  private String train(String name, String... more) {
    String model = folder.resolve(name).toString();
    List<String> arguments = new ArrayList<>(List.of("train", URL, "--query", QUERY));
    arguments.addAll(List.of("--layers", "dense(C)", "--schedule", "constant", "--out", model));
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
  void train_evaluateAndPredict_fromADatabase() throws IOException {
    String model = train("model");
    assertThat(command.errors()).isEmpty();
    assertThat(run("evaluate", model, URL, "--json", "--quiet"))
        .contains("\"part\":\"test\"", "\"samples\":24");

    String predictions = run("predict", model, URL);
    assertThat(predictions.lines()).hasSize(121);
    String few = "select width as \"width\", length, wild from flowers where id <= 3 order by id";
    assertThat(run("predict", model, URL, "--query", few).lines().toList())
        .isEqualTo(predictions.lines().limit(4).toList());
    assertThat(run("evaluate", model, URL, "--query", QUERY + " limit 9", "--json", "--quiet"))
        .contains("\"part\":\"all\"", "\"samples\":9");
    assertThat(run("inspect", model)).contains("query", QUERY, URL);

    Path csv = folder.resolve("rows.csv");
    Files.writeString(csv, "LENGTH,WIDTH,WILD\n2.1,2.1,false\n4.2,1.2,true\n0.3,3.3,false\n");
    assertThat(run("predict", model, csv.toString()))
        .isEqualTo(run("predict", model, URL, "--query", few));
  }

  @Test
  void train_again_givesTheSameBits() throws IOException {
    String model = train("model");
    String again = folder.resolve("again").toString();
    String config = Path.of(model, "config.properties").toString();
    run("train", URL, "--config", config, "--out", again);
    assertThat(weights(again)).isEqualTo(weights(model));

    String begun = train("begun", "--epochs", "2");
    run("train", URL, "--resume", begun, "--epochs", "4", "--quiet");
    assertThat(weights(begun)).isEqualTo(weights(model));
  }

  @Test
  void train_streamed_learnsAndIsJudgedByTheSameRows() {
    String model = train("model", "--stream", "--shuffle-window", "50");
    assertThat(run("evaluate", model, URL, "--quiet", "--json"))
        .contains("\"part\":\"test\"", "\"samples\":26");
    run("train", "--resume", model, URL, "--epochs", "5", "--quiet");
    assertThat(run("predict", model, URL).lines()).hasSize(121);
  }

  @Test
  void tune_fromADatabase_findsAModel() {
    String search = folder.resolve("search").toString();
    run(
        "tune",
        URL,
        "--query",
        QUERY,
        "--space",
        "l2=0,1e-3",
        "--search",
        "grid",
        "--epochs",
        "2",
        "--layers",
        "dense(C)",
        "--out",
        search);
    assertThat(command.out()).contains("Of 2 trials");
    refuses(
        "cajal tune: --resume %s: names the database %s, and a database is opened only if the command line names it; repeat it there: cajal tune --resume %s %s"
            .formatted(search, URL, search, URL),
        "tune",
        "--resume",
        search);
    run("tune", URL, "--resume", search);
    assertThat(command.out()).contains("Of 2 trials");
  }

  private void refuses(String message, String... arguments) {
    assertThat(command.run(arguments)).isEqualTo(2);
    assertThat(command.errors()).isEqualTo(message + "\n");
  }

  @Test
  void database_thatOnlyAFileNames_isNotOpened() throws IOException {
    String model = train("model");
    Path file = Path.of(model, "model.json");
    Path trap = folder.resolve("trap");
    String address = "jdbc:h2:mem:flowers;init=call file_write('x', '" + trap + "');pwd=x";
    Files.writeString(file, Files.readString(file).replace(URL, address));
    Path config = Path.of(model, "config.properties");
    Files.writeString(config, "data = %s\nquery = select 1\n".formatted(address));
    String shown = "jdbc:h2:mem:flowers;init=call file_write('x', '" + trap + "')…";
    String names =
        "%s: names the database %s, and a database is opened only if the command line names it;"
            + " repeat it there: %s %s";

    refuses(
        "cajal evaluate: " + names.formatted(model, shown, "cajal evaluate " + model, shown),
        "evaluate",
        model);
    refuses(
        "cajal train: "
            + names.formatted("--resume " + model, shown, "cajal train --resume " + model, shown),
        "train",
        "--resume",
        model);
    refuses(
        "cajal train: --resume %s: was begun with the database %s; expected the same, found %s"
            .formatted(model, shown, URL),
        "train",
        "--resume",
        model,
        URL);
    refuses(
        "cajal train: "
            + names.formatted("--config " + config, shown, "cajal train --config " + config, shown),
        "train",
        "--config",
        config.toString());
    refuses(
        "cajal evaluate: jdbc:h2:mem:flowers;init=1: the address sets \"init\", by which a driver"
            + " may run statements or code, or read or write files; expected an address that only"
            + " connects",
        "evaluate",
        model,
        "jdbc:h2:mem:flowers;init=1");
    assertThat(trap).doesNotExist();
  }

  @Test
  void train_missingValues_areToldByTheirRows() throws SQLException {
    execute("update flowers set width = null where id in (7, 9)");
    for (String way : List.of("--quiet", "--stream")) {
      assertThat(command.run("train", URL, "--query", QUERY, way)).isEqualTo(2);
      assertThat(command.errors())
          .isEqualTo(
              "cajal train: %s, row 7, column \"WIDTH\": the value is missing; of 120 rows, values"
                      .formatted(URL)
                  + " are missing in \"WIDTH\" 2; fill them in, remove the rows, or train with"
                  + " --impute median or another way\n");
    }
    execute("update flowers set kind = null where id = 5");
    for (String way : List.of("--quiet", "--stream")) {
      assertThat(command.run("train", URL, "--query", QUERY, way)).isEqualTo(2);
      assertThat(command.errors())
          .startsWith(
              "cajal train: %s, row 5, column \"KIND\": the target is missing".formatted(URL));
    }
  }

  @Test
  void train_withoutOrder_isNoted() {
    String model = folder.resolve("model").toString();
    run(
        "train",
        URL,
        "--query",
        "select length, kind from flowers",
        "--epochs",
        "1",
        "--out",
        model);
    assertThat(command.errors())
        .isEqualTo(
            "note: "
                + URL
                + ": the query has no order by, and the database may give the rows in another order"
                + " next time; then other rows are in the test part\n");
  }

  @Test
  void changedRows_areNotThoseOfTheTraining() throws SQLException {
    String model = train("model");
    execute("update flowers set width = 9 where id = 7");

    assertThat(command.run("train", URL, "--resume", model, "--epochs", "6")).isEqualTo(2);
    assertThat(command.errors()).contains("the data must be that of the beginning");
    assertThat(run("evaluate", model, URL, "--quiet", "--json")).contains("\"part\":\"all\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:h2:mem:flowers;PASSWORD=x --query q   | jdbc:h2:mem:flowers…: the address holds a"
            + " password or another secret, which would be kept in the model's folder; give it in"
            + " the environment variable CAJAL_JDBC_PASSWORD, and the user in CAJAL_JDBC_USER",
        "jdbc:h2:mem:flowers   | jdbc:h2:mem:flowers: is a database; expected a query by which to"
            + " read it, such as --query \"select * from flowers order by id\"",
        "iris --query q        | --query: is for databases, such as jdbc:postgresql://host/name,"
            + " and iris is none",
        "jdbc:h2:mem:flowers --query delete   | query: expected one that reads, such as select …;"
            + " found \"delete\"",
        "iris --test jdbc:h2:mem:flowers      | jdbc:h2:mem:flowers: cannot be a part of its own;"
            + " expected a share of the rows, or a file",
        "jdbc:h2:mem:flowers --image-size 8x8 --query values(1,2)  | --image-size: is for folders"
            + " of image files, and jdbc:h2:mem:flowers is none",
      })
  void train_withMistake_oneSentence(String options, String message) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(List.of(options.split(" ", -1)));
    assertThat(command.run(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(command.errors()).isEqualTo("cajal train: " + message + "\n");
  }
}
