package dev.cajal.io.model;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.TargetEncoder;
import dev.cajal.nn.loss.ClassWeighted;
import dev.cajal.nn.loss.InUnit;
import dev.cajal.nn.loss.Loss;
import dev.cajal.nn.loss.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The loss of a recipe: whether it suits the target, and what output it needs. */
public final class LossChoice {
  private LossChoice() {}

  /**
   * The loss that a recipe names, for a target.
   *
   * @throws DataException if there is none of the name or it does not suit the target
   */
  static Loss of(Recipe recipe, TargetEncoder target) {
    Loss named = parse(recipe.loss());
    requireSuited(recipe.loss(), named, target);
    return switch (target) {
      case TargetEncoder.Values values ->
          named.target() == Loss.Target.COUNTS
              ? new InUnit(named, values.standardizer().mean(), values.standardizer().deviation())
              : named;
      case TargetEncoder.Classes classes -> weighted(named, recipe.classWeights(), classes);
    };
  }

  /**
   * The loss of a text.
   *
   * @throws DataException naming the option, if the text names none
   */
  public static Loss parse(String text) {
    return ModelNetwork.option("--loss", () -> Losses.registry().parse(text));
  }

  /**
   * How many outputs a network needs.
   *
   * @param classes how many classes the target has, 0 if it is a number
   */
  public static int outputs(Loss loss, int classes) {
    if (classes == 0) {
      return loss.outputsPerTarget();
    }
    return classes > 2 || loss.target() == Loss.Target.CLASSES ? classes : 1;
  }

  /** Whether so many outputs would do. */
  static boolean suits(int outputs, Loss loss, int classes) {
    return outputs == outputs(loss, classes) || classes == 2 && outputs == 2;
  }

  /** The names of the losses for classes, or for numbers. */
  private static String names(boolean classes) {
    return Losses.registry().definitions().stream()
        .filter(definition -> isForClasses(Losses.registry().parse(definition.name())) == classes)
        .map(definition -> definition.name())
        .collect(Collectors.joining(", "));
  }

  private static boolean isForClasses(Loss loss) {
    return loss.target() == Loss.Target.BITS || loss.target() == Loss.Target.CLASSES;
  }

  private static void requireSuited(String text, Loss loss, TargetEncoder target) {
    if (loss.target() == Loss.Target.ANY) {
      return;
    }
    switch (target) {
      case TargetEncoder.Values values -> {
        if (isForClasses(loss)) {
          throw new DataException(
              ("--loss %s: is for classes, but the target \"%s\" is a number; choose one of %s, or"
                      + " learn its values as classes with --task classification")
                  .formatted(text, values.name(), names(false)));
        }
      }
      case TargetEncoder.Classes classes -> {
        if (!isForClasses(loss)) {
          throw new DataException(
              ("--loss %s: is for numbers, but the target \"%s\" has %d classes; choose one of %s,"
                      + " or learn a target of numbers as such with --task regression")
                  .formatted(text, classes.name(), classes.labels().size(), names(true)));
        }
      }
    }
  }

  private static Loss weighted(
      Loss loss, Map<String, Double> weights, TargetEncoder.Classes classes) {
    if (weights.isEmpty()) {
      return loss;
    }
    List<Double> inOrder = new ArrayList<>();
    for (String label : classes.labels()) {
      inOrder.add(weights.getOrDefault(label, 1.0));
    }
    return new ClassWeighted(loss, inOrder);
  }
}
