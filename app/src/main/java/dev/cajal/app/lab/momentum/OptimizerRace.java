package dev.cajal.app.lab.momentum;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.app.lab.Surfaces;
import dev.cajal.nn.descent.Descent;
import dev.cajal.nn.descent.DescentPath;
import dev.cajal.nn.optimizer.Optimizers;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** All optimizers from one start. */
public final class OptimizerRace implements Lab {
  private static final Parameter<String> SURFACE =
      Parameter.choice("surface", "what is walked on", "banana", "valley", "camel");
  private static final Parameter<Integer> STEPS =
      Parameter.whole("steps", 200, 10, 400, "of every optimizer");
  private static final List<String> FIRST =
      List.of("sgd", "heavy_ball", "nesterov", "adagrad", "adadelta");
  private static final List<String> SECOND = List.of("rmsprop", "adam", "amsgrad", "nadam", "lion");

  @Override
  public LabCard card() {
    return LabCard.of("optimizer-race", Chapter.MOMENTUM, "A race of optimizers")
        .covers("O13", "O1", "O8", "O9", "O10", "O11")
        .about(
            """
            Ten optimizers of the library on one surface, from one start, with rates that suit \
            them: a curved valley (1 − x₁)² + 10(x₂ − x₁²)², a straight narrow one, or the camel.

            The first picture has plain descent, its kinds of momentum and the sums of squares \
            (Adagrad, Adadelta), the second those that divide by an average of squares or take \
            only the sign (Lion).\
            """)
        .look(
            """
            Momentum follows the floor fastest and overshoots. Those that scale each direction by \
            itself begin along a diagonal, whatever the slope is: only signs count in the first \
            step. \
            None is the best on every surface; change it and see.\
            """)
        .parameters(SURFACE, STEPS);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    String surface = settings.get(SURFACE);
    UnaryOperator<Tensor> function =
        switch (surface) {
          case "valley" -> x -> Surfaces.valley(x, 30);
          case "camel" -> x -> Surfaces.camel(x).plus(1.031628453489877);
          default -> Surfaces::banana;
        };
    Grid grid = Grid.of(-1.8, 1.8, -1, 1.8, 91, x -> function.apply(x).plus(0.05).log());
    var table = notebook.table("After all steps", "optimizer", "f", "x₁", "x₂");
    double[] start =
        switch (surface) {
          case "valley" -> new double[] {-1.5, 0.5};
          case "camel" -> new double[] {-1.1, -0.6};
          default -> new double[] {-1.2, 1};
        };
    for (List<String> names : List.of(FIRST, SECOND)) {
      Chart map =
          Chart.of("the ways")
              .axes("x₁", "x₂")
              .size(460, 360)
              .xRange(-1.8, 1.8)
              .yRange(-1, 1.8)
              .heat("log f", grid)
              .contours(grid, -2, -1, 0, 1, 2, 3, 4);
      Chart losses = Chart.of("the loss").axes("step", "f").logY().yRange(1e-9, 100).size(400, 360);
      for (String name : names) {
        DescentPath path =
            Descent.path(
                x -> function.apply(x).sum(),
                start,
                Optimizers.parse("%s(%s)".formatted(name, rate(name))),
                settings.get(STEPS));
        map = map.path(name, path);
        losses = losses.steps(name, Arrays.copyOf(path.values(), path.steps() + 1));
        table.row(name, path.last().value(), path.last().x(0), path.last().x(1));
      }
      String kinds = names == FIRST ? "Descent, momentum, sums" : "Averages of squares, signs";
      notebook.figure(Panels.row(kinds, map, losses));
    }
  }

  private static double rate(String name) {
    return switch (name) {
      case "sgd", "heavy_ball", "nesterov" -> 0.01;
      case "adam", "amsgrad", "nadam" -> 0.2;
      case "adagrad" -> 0.4;
      case "adadelta" -> 5;
      case "rmsprop" -> 0.05;
      default -> 0.02;
    };
  }
}
