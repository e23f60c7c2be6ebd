package dev.cajal.app.lab.generalisation;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;

/** The mean loss over samples tends to the expected loss, and its minimum to the best one. */
public final class EmpiricalRisk implements Lab {
  private static final int MOST = 1 << 14;
  private static final Parameter<Double> THETA =
      Parameter.number("theta", 0.3, -1, 2, "slope of the predictor that is judged");
  private static final Parameter<Double> NOISE =
      Parameter.number("noise", 0.3, 0, 2, "standard deviation of the noise");

  @Override
  public LabCard card() {
    return LabCard.of("empirical-risk", Chapter.GENERALISATION, "Empirical and true risk")
        .covers("T1", "T2")
        .about(
            """
            X is uniform on [−1, 1] and Y = sin πX + noise. The predictor f(x) = θx has the risk \
            R(θ) = E[(Y − θX)²] = ½ − 2θ/π + θ²/3 + σ², a double integral over x and y that can be \
            solved here. In life only samples are known: the empirical risk is the mean of their \
            losses, and learning takes the θ that makes it least.\
            """)
        .look(
            """
            The empirical risk wanders into the true one, with a spread that shrinks as 1/√N. With \
            few samples its curve lies beside the true curve and has its minimum elsewhere.\
            """)
        .parameters(THETA, NOISE);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    double theta = settings.get(THETA);
    double noise = settings.get(NOISE);
    double risk = risk(theta, noise);
    notebook.number("R(θ)", risk);
    notebook.number("best θ = 3/π", 3 / Math.PI);
    notebook.number("least R", risk(3 / Math.PI, noise));

    double[] counts = new double[13];
    double[] low = new double[13];
    double[] high = new double[13];
    double[][] means = new double[3][13];
    double spread = 0;
    for (int draw = 0; draw < 3; draw++) {
      Samples samples = Samples.draw(settings, "draw " + draw, noise);
      double[] losses = samples.losses(theta).toDoubles();
      double sum = 0;
      int point = 0;
      for (int n = 1; n <= MOST; n++) {
        sum += losses[n - 1];
        if (Integer.bitCount(n) == 1 && n >= 4) {
          means[draw][point] = sum / n;
          counts[point++] = n;
        }
      }
      spread = samples.losses(theta).variance().sqrt().toDouble();
    }
    Chart wandering =
        Chart.of("Empirical risk as the number of samples grows")
            .axes("samples N", "mean loss")
            .logX()
            .horizontal(risk);
    for (int i = 0; i < counts.length; i++) {
      low[i] = risk - 2 * spread / Math.sqrt(counts[i]);
      high[i] = risk + 2 * spread / Math.sqrt(counts[i]);
    }
    wandering = wandering.band("true risk ± 2 standard errors", counts, low, high);
    for (int draw = 0; draw < 3; draw++) {
      wandering = wandering.path("draw " + (draw + 1), counts, means[draw]);
    }
    notebook.figure(wandering);

    Samples samples = Samples.draw(settings, "draw 0", noise);
    Chart curves =
        Chart.of("The risk of every slope, and its estimates")
            .axes("θ", "risk")
            .curve("true risk", -1, 2, t -> risk(t, noise))
            .vertical(3 / Math.PI);
    for (int n : new int[] {8, 32, 512}) {
      Samples few = samples.first(n);
      String name = "N = " + n;
      curves = curves.curve(name, -1, 2, few::risk);
      notebook.number("least empirical risk at θ, " + name, few.best());
    }
    notebook.figure(curves);
  }

  private static double risk(double theta, double noise) {
    return 0.5 - 2 * theta / Math.PI + theta * theta / 3 + noise * noise;
  }

  private static Tensor risk(Tensor theta, double noise) {
    Tensor slope = theta.times(-2 / Math.PI);
    return slope.plus(theta.square().dividedBy(3)).plus(0.5 + noise * noise);
  }

  private record Samples(Tensor x, Tensor y) {
    static Samples draw(Settings settings, String name, double noise) {
      Shape shape = Shape.of(MOST);
      Tensor uniform = settings.key().child(name).child("x").uniform(shape, DType.F64);
      Tensor x = uniform.times(2).minus(1);
      Tensor normal = settings.key().child(name).child("noise").normal(shape, DType.F64);
      return new Samples(x, x.times(Math.PI).sin().plus(normal.times(noise)));
    }

    Samples first(int count) {
      return new Samples(x.slice(0, 0, count), y.slice(0, 0, count));
    }

    Tensor losses(double theta) {
      return y.minus(x.times(theta)).square();
    }

    /** Mean losses for many slopes at once. */
    Tensor risk(Tensor thetas) {
      return y.minus(thetas.expand(1).times(x)).square().mean(1);
    }

    double best() {
      return x.times(y).sum().dividedBy(x.square().sum()).toDouble();
    }
  }
}
