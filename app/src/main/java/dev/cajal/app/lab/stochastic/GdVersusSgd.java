package dev.cajal.app.lab.stochastic;

import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.optimizer.Sgd;
import dev.cajal.nn.schedule.Inverse;

/** What a given accuracy costs with full gradients and with single samples. */
public final class GdVersusSgd implements Lab {
  private static final int WEIGHTS = 2;
  private static final Parameter<Integer> SAMPLES =
      Parameter.whole("samples", 400, 10, 1000, "n of the measured race");
  private static final Parameter<Double> ACCURACY =
      Parameter.number("accuracy", 1e-3, 1e-9, 0.1, "ε of the curves over n");

  @Override
  public LabCard card() {
    return LabCard.of("gd-versus-sgd", Chapter.STOCHASTIC, "The cost of an accuracy")
        .covers("T12", "T11", "E29", "O3")
        .about(
            """
            ½‖Xθ − y‖² with n samples of m numbers: the full gradient Xᵀ(Xθ − y) takes about 4nm \
            operations, that of one sample 4m. Gradient descent needs about log(1/ε) steps for an \
            accuracy ε, each with n gradients; stochastic descent about 1/ε steps, each with one, \
            whatever n is.

            So n·log(1/ε) gradients stand against 1/ε: single samples win where n is larger than \
            1/(ε log(1/ε)).\
            """)
        .look(
            """
            In the race online descent is nearly there before the full gradient has made its \
            first steps, and overtaken later: rough answers to large problems are cheap, exact \
            ones are not. The deck's ≫ between the two costs holds only on the right of the \
            crossing.\
            """)
        .parameters(SAMPLES, ACCURACY);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double full = 1e6 * Math.log(1e6);
    notebook.number("gradients, n = 1e6, ε = 1e-6, full", full, "1.38e7", "E29");
    notebook.number("gradients, n = 1e6, ε = 1e-6, single", 1 / 1e-6, "1e6", "E29");

    var table = notebook.table("Operations of one step, m = 2", "n", "full, 4nm", "single, 4m");
    for (int n : new int[] {10, 1000, 60000, 1000000}) {
      table.row(n, 4L * n * WEIGHTS, 4 * WEIGHTS);
    }

    double accuracy = settings.get(ACCURACY);
    int count = 61;
    double[] n = new double[count];
    double[] gd = new double[count];
    double[] sgd = new double[count];
    for (int i = 0; i < count; i++) {
      n[i] = StrictMath.pow(10, i / 10.0);
      gd[i] = n[i] * Math.log(1 / accuracy);
      sgd[i] = 1 / accuracy;
    }
    double crossing = 1 / (accuracy * Math.log(1 / accuracy));
    notebook.number("n from which single samples win", crossing);
    notebook.figure(
        Chart.of("Gradients of samples until the accuracy is " + accuracy)
            .axes("n", "gradients")
            .logX()
            .logY()
            .size(560, 340)
            .line("full: n log(1/ε)", n, gd)
            .line("single: 1/ε", n, sgd)
            .vertical(Math.clamp(crossing, 1, 1e6)));

    int samples = settings.get(SAMPLES);
    NoisyLine data = NoisyLine.of(samples, 1, settings.key());
    NoisyLine.Course batch =
        data.train(
            settings.seed(),
            trainer -> trainer.optimizer(new Sgd(0.15)).batchSize(samples).epochs(60));
    NoisyLine.Course online =
        data.train(
            settings.seed(),
            trainer ->
                trainer
                    .optimizer(new Sgd(0.15))
                    .schedule(new Inverse(samples * 0.15))
                    .batchSize(1)
                    .epochs(3));
    notebook.figure(
        race(
                race(
                    Chart.of("A race on %d points".formatted(samples)),
                    "full gradient",
                    data,
                    batch,
                    samples),
                "single samples",
                data,
                online,
                1)
            .axes("operations", "L − L*")
            .logX()
            .logY()
            .size(560, 340));
  }

  private static Chart race(
      Chart chart, String name, NoisyLine data, NoisyLine.Course course, int batch) {
    double[] excess = data.excess(course.weights());
    double[] operations = new double[excess.length];
    for (int k = 0; k < operations.length; k++) {
      operations[k] = 4.0 * WEIGHTS * batch * k;
    }
    return chart.line(name, operations, excess);
  }
}
