package dev.cajal;

import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The comparison of derivatives with central differences (f(x + h) − f(x − h)) / 2h in f64, element
 * by element.
 *
 * <p>It is meaningful away from kinks: at a kink the difference straddles two slopes.
 *
 * <pre>{@code
 * GradientCheck.of(x -> x.sin().times(x), Tensor.of(new double[] {1, 2}, Shape.of(2)))
 *     .requireCorrect();
 * }</pre>
 *
 * @param checked how many derivatives were compared
 * @param wrong how many differ by more than allowed
 * @param worst the one that differs most in terms of what is allowed
 */
public record GradientCheck(int checked, int wrong, Entry worst) {

  /**
   * What is compared how.
   *
   * @param step the distance h
   * @param relative allowed difference per unit of the numeric derivative's size
   * @param absolute allowed difference on top
   */
  public record Settings(double step, double relative, double absolute) {
    /** Step 1e-6, relative 1e-5, absolute 1e-7: what f64 resolves for values around 1. */
    public static final Settings DEFAULT = new Settings(1e-6, 1e-5, 1e-7);

    /** Requires a positive step and tolerances of 0 or more. */
    public Settings {
      if (!(step > 0 && relative >= 0 && absolute >= 0)) {
        throw new IllegalArgumentException(
            "gradient check: the step must be positive and tolerances 0 or more; found step %s, relative %s, absolute %s"
                .formatted(step, relative, absolute));
      }
    }
  }

  /**
   * One derivative found in two ways.
   *
   * @param variable the name of the variable
   * @param index the element's index, one number per axis
   * @param analytic what the derivative rules give
   * @param numeric what the central difference gives
   * @param allowed the largest difference that counts as equal
   */
  public record Entry(
      String variable, List<Integer> index, double analytic, double numeric, double allowed) {
    /** Copies the index. */
    public Entry {
      index = List.copyOf(index);
    }

    /** How far the two are apart. */
    public double difference() {
      return Math.abs(analytic - numeric);
    }

    /** Whether they agree; a NaN or infinity never does. */
    public boolean isCorrect() {
      return difference() <= allowed;
    }

    private double excess() {
      double excess = difference() / allowed;
      return isCorrect() || excess > 1 ? excess : Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Checks the derivatives of a loss with respect to variables, at their current values.
   *
   * @param loss an f64 scalar that depends on no input
   * @param variables f64
   * @throws ShapeException if something is not f64 or the loss is not a scalar
   */
  public static GradientCheck of(Tensor loss, Variable... variables) {
    return of(loss, List.of(variables), Settings.DEFAULT);
  }

  /**
   * Checks the derivatives of a function at a point.
   *
   * <p>The function may have a result of any shape: what is checked is its sum weighted by fixed
   * random numbers, so that no two errors cancel.
   *
   * @param function gives an f64 tensor
   * @param at f64
   * @throws ShapeException if something is not f64
   */
  public static GradientCheck of(UnaryOperator<Tensor> function, Tensor at) {
    requireDouble("the point", at);
    Variable x = Variable.of("x", at);
    Tensor y = function.apply(x);
    requireDouble("the function's result", y);
    Random random = new Random(1);
    double[] weights = random.doubles(y.shape().size(), 0.5, 1.5).toArray();
    return of(y.times(Tensor.of(weights, y.shape())).sum(), x);
  }

  /** Checks the derivatives of a loss with respect to variables, with settings. */
  public static GradientCheck of(Tensor loss, List<Variable> variables, Settings settings) {
    requireDouble("the loss", loss);
    variables.forEach(variable -> requireDouble("variable " + variable.name(), variable));
    Gradient gradient = Gradient.of(loss, variables);
    Tensor[] wanted = variables.stream().map(gradient::of).toArray(Tensor[]::new);
    List<Tensor> analytic = Compiler.compile(Compiler.inputs(), Compiler.outputs(wanted)).runAll();
    Executable value = Compiler.compile(Compiler.inputs(), Compiler.outputs(loss));
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      double[] found = analytic.get(i).toDoubles();
      for (int element = 0; element < found.length; element++) {
        double numeric = difference(value, variable, element, settings.step());
        double allowed = settings.absolute() + settings.relative() * Math.abs(numeric);
        entries.add(
            new Entry(variable.name(), index(variable, element), found[element], numeric, allowed));
      }
    }
    return summary(entries);
  }

  private static GradientCheck summary(List<Entry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(
          "gradient check: at least one number to differentiate by is needed; found none");
    }
    Entry worst = entries.getFirst();
    int wrong = 0;
    for (Entry entry : entries) {
      wrong += entry.isCorrect() ? 0 : 1;
      worst = entry.excess() > worst.excess() ? entry : worst;
    }
    return new GradientCheck(entries.size(), wrong, worst);
  }

  private static double difference(Executable value, Variable variable, int element, double step) {
    double centre = variable.storage().doubleAt(element);
    try {
      variable.storage().setDouble(element, centre + step);
      double above = value.run().toDouble();
      variable.storage().setDouble(element, centre - step);
      double below = value.run().toDouble();
      return (above - below) / ((centre + step) - (centre - step));
    } finally {
      variable.storage().setDouble(element, centre);
    }
  }

  private static List<Integer> index(Variable variable, int element) {
    int[] strides = variable.shape().strides();
    List<Integer> index = new ArrayList<>();
    int rest = element;
    for (int stride : strides) {
      index.add(rest / stride);
      rest %= stride;
    }
    return index;
  }

  private static void requireDouble(String role, Tensor tensor) {
    if (tensor.dtype() != DType.F64) {
      throw new ShapeException(
          "gradient check: %s must be f64, because f32 differences are too coarse; found %s; use to(DType.F64)"
              .formatted(role, tensor.type()));
    }
  }

  /** Whether every derivative agrees. */
  public boolean isCorrect() {
    return wrong == 0;
  }

  /**
   * Requires that every derivative agrees.
   *
   * @throws IllegalStateException naming the worst entry
   */
  public void requireCorrect() {
    if (!isCorrect()) {
      throw new IllegalStateException(toString());
    }
  }

  /** The counts and the worst entry. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "gradient check: %d of %d derivatives wrong; worst at %s%s: by rule %s, by differences %s,"
            + " apart %.3g, allowed %.3g",
        wrong,
        checked,
        worst.variable(),
        worst.index(),
        worst.analytic(),
        worst.numeric(),
        worst.difference(),
        worst.allowed());
  }
}
