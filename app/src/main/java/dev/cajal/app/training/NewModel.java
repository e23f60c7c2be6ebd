package dev.cajal.app.training;

import dev.cajal.io.model.ModelNetwork;
import dev.cajal.io.model.Recipe;
import dev.cajal.nn.data.Dataset;
import dev.cajal.nn.data.Prepared;
import dev.cajal.shape.TensorType;
import java.util.function.Consumer;

/**
 * What a request comes to: data, recipe and a network with its first weights.
 *
 * @param parts of the data
 * @param recipe complete
 * @param sample the type of one sample
 * @param model the network and its loss
 */
record NewModel(DataParts parts, Recipe recipe, TensorType sample, ModelNetwork model) {
  /**
   * Loads the data and builds the network.
   *
   * @param source name of a built-in set, or a path
   * @throws dev.cajal.nn.data.DataException if request or data cannot be used
   */
  static NewModel of(String source, Request request, Consumer<String> notes) {
    DataParts parts =
        DataParts.load(
            source,
            request.target(),
            request.task(),
            request.validation().orElse(Defaults.VALIDATION),
            Defaults.test(request),
            request.data(),
            request.seed().orElse(Defaults.SEED));
    Prepared data = parts.prepared();
    data.notes().forEach(notes);
    Dataset training = data.training();
    TrainingFacts facts = TrainingFacts.of(training);
    ClassWeighting.warning(request.classWeights(), facts).ifPresent(notes);
    Recipe recipe = Defaults.of(facts).complete(request, facts, data.validation().isPresent());
    TensorType sample = new TensorType(training.features().dtype(), training.sampleShape());
    return new NewModel(
        parts, recipe, sample, ModelNetwork.of(recipe, sample, data.preprocessing()));
  }
}
