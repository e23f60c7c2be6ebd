package dev.cajal.app.training;

import dev.cajal.io.stream.StreamedData;
import dev.cajal.nn.data.ClassTargets;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Task;
import dev.cajal.nn.data.ValueTargets;
import dev.cajal.shape.DType;
import java.util.List;

/**
 * What the settings of a training follow from, where the user did not say.
 *
 * @param task what is to be learnt
 * @param dtype of the features
 * @param samples to learn from
 * @param classNames empty where numbers are learnt
 * @param classCounts how many of the samples each class has
 */
record TrainingFacts(
    Task task, DType dtype, int samples, List<String> classNames, int... classCounts) {
  TrainingFacts {
    classNames = List.copyOf(classNames);
    classCounts = classCounts.clone();
  }

  static TrainingFacts of(Dataset training) {
    int[] counts =
        switch (training.targets()) {
          case ClassTargets classes -> classes.counts();
          case ValueTargets _ -> new int[0];
        };
    return new TrainingFacts(
        training.task(),
        training.features().dtype(),
        training.size(),
        training.classNames(),
        counts);
  }

  static TrainingFacts of(StreamedData data) {
    return new TrainingFacts(
        data.preprocessing().task(),
        DType.F32,
        data.training().size(),
        data.classNames(),
        data.classCounts());
  }
}
