package dev.cajal.nn.train;

/** Something that happened in a training. */
public sealed interface TrainingEvent {
  /**
   * Training begins or goes on.
   *
   * @param firstEpoch the next epoch, counted from 1
   * @param epochs the last epoch
   * @param batches the number of batches in an epoch
   * @param samples the number of training samples
   */
  record TrainingStart(int firstEpoch, int epochs, int batches, int samples)
      implements TrainingEvent {}

  /**
   * A batch was learned.
   *
   * @param epoch counted from 1
   * @param batch counted from 1
   * @param samples learned so far in this epoch
   * @param loss of the batch before its update, without penalties
   * @param learningRate of the first optimizer
   */
  record BatchEnd(int epoch, int batch, int samples, double loss, double learningRate)
      implements TrainingEvent {}

  /**
   * An epoch was finished and validated.
   *
   * @param epoch what was measured
   */
  record EpochEnd(EpochRecord epoch) implements TrainingEvent {}

  /**
   * A checkpoint was saved.
   *
   * @param epoch the number of epochs that it holds
   */
  record CheckpointSaved(int epoch) implements TrainingEvent {}

  /**
   * Training has ended; the network has its final parameters.
   *
   * @param history the whole course
   */
  record TrainingEnd(History history) implements TrainingEvent {}
}
