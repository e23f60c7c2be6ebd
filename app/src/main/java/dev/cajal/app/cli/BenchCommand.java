package dev.cajal.app.cli;

import dev.cajal.app.benchmark.Benchmark;
import dev.cajal.app.benchmark.Growth;
import dev.cajal.app.benchmark.Machine;
import dev.cajal.app.benchmark.Result;
import dev.cajal.app.figure.Figure;
import dev.cajal.app.figure.Report;
import dev.cajal.io.file.AtomicFile;
import dev.cajal.io.json.Json;
import dev.cajal.kernel.WorkerTeam;
import dev.cajal.nn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cajal bench}: how fast this machine computes. */
@Command(
    name = "bench",
    description =
        "Measures this machine for about a minute: products, training steps and predictions, on one"
            + " thread and on all. Everything runs until it is as fast as it gets (the JVM has"
            + " compiled it and its time is steady, or one and a half times --seconds are over),"
            + " then nine blocks of runs are timed; the table has their median and range.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final double LONGEST = 60;

  @Option(
      names = "--seconds",
      paramLabel = "X",
      description = "For each number of the table. Default: 2.")
  private double seconds = 2;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only the rows whose names contain this, such as product or training.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--growth",
      paramLabel = "FILE",
      description =
          "Instead measures how the time and memory of a step and its forward pass grow with batch"
              + " size, width, depth and number of samples, and draws it in an HTML page.")
  private Optional<Path> growth = Optional.empty();

  @Option(names = "--json", description = "Ends the output with one line of JSON.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  private final Console console;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(seconds >= 0.01 && seconds <= LONGEST)) {
      throw new DataException("--seconds: expected a number from 0.01 to 60; found " + seconds);
    }
    if (growth.isPresent() && only.isPresent()) {
      throw new DataException(
          "--growth: measures its own networks, none of the rows that --only chooses; give one of"
              + " the two");
    }
    growth.ifPresent(AtomicFile::check);
    common.apply();
    console.out().println(Machine.description());
    console.out().println();
    if (growth.isPresent()) {
      grow(growth.get());
    } else {
      measure();
    }
    return ExitCode.OK;
  }

  private void measure() {
    TreeSet<Integer> teams = new TreeSet<>();
    teams.add(WorkerTeam.shared().size());
    if (!common.threadsGiven()) {
      teams.add(1);
    }
    String part = only.orElse("");
    List<Benchmark> benchmarks =
        Benchmark.all().stream()
            .filter(benchmark -> benchmark.names().stream().anyMatch(name -> name.contains(part)))
            .toList();
    if (benchmarks.isEmpty()) {
      throw new DataException(
          "--only: no row's name contains \"%s\"; there are: %s"
              .formatted(
                  part,
                  Benchmark.all().stream()
                      .flatMap(benchmark -> benchmark.names().stream())
                      .collect(Collectors.joining("; "))));
    }
    Map<String, String> units = new LinkedHashMap<>();
    Map<String, Map<String, Result>> results = new LinkedHashMap<>();
    for (int size : teams) {
      WorkerTeam.setSharedSize(size);
      Map<String, Result> column = new LinkedHashMap<>();
      // What is compiled in the background while one row is timed would disturb the next.
      for (Benchmark benchmark : benchmarks) {
        benchmark.measurement().run(seconds / 2);
      }
      for (Benchmark benchmark : benchmarks) {
        List<Result> measured = benchmark.measurement().run(seconds / 2);
        for (int i = 0; i < measured.size(); i++) {
          String name = benchmark.names().get(i);
          if (name.contains(part)) {
            column.put(name, measured.get(i));
            units.put(name, benchmark.unit());
          }
        }
      }
      results.put(size == 1 ? "1 thread" : size + " threads", column);
    }
    List<String> header = new ArrayList<>(List.of("median (range)"));
    header.addAll(results.keySet());
    header.add("");
    TextTable table = new TextTable(header.toArray(String[]::new)).leftAligned(header.size() - 1);
    units.forEach(
        (name, unit) -> {
          List<String> row = new ArrayList<>(List.of(name));
          results.values().forEach(column -> row.add(column.get(name).text()));
          row.add(unit);
          table.row(row);
        });
    console.print(table.lines(console.colours()));
    end(results);
  }

  private void end(Map<String, ?> results) {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("machine", Machine.description());
      line.putAll(results);
      console.out().println(Json.line(line));
    }
  }

  private void grow(Path file) {
    Map<String, String> settings = Growth.settings(seconds, WorkerTeam.shared().size());
    settings.forEach((name, value) -> console.out().println(name + ": " + value));
    console.out().println();
    Map<String, Growth> growths = new LinkedHashMap<>();
    List<Figure> figures = new ArrayList<>();
    List<Report.Section> sections = new ArrayList<>();
    Growth.all(seconds)
        .forEach(
            growing -> {
              TextTable table = new TextTable(growing.header().toArray(String[]::new));
              growing.rows().forEach(table::row);
              console.print(table.lines(console.colours()));
              console.out().println();
              growths.put(growing.size(), growing);
              figures.add(growing.figure());
              sections.add(
                  new Report.Section(
                      "By " + growing.size(), "", List.of(), growing.header(), growing.rows()));
            });
    String explained = Growth.explained(growths.values());
    console.out().println(explained);
    Report report =
        new Report(
            "How the cost of a training step grows",
            Machine.description() + ". " + explained,
            List.of(),
            List.of(),
            figures,
            Optional.empty(),
            sections,
            settings);
    AtomicFile.write(file, report.html());
    console.out().println("Page: " + file);
    end(growths);
  }
}
