package dev.cajal.nn.train;

import dev.cajal.Tensor;
import dev.cajal.nn.layer.Activation;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.parameter.Trace;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.util.Objects;

/**
 * Layers with their parameters, for samples of one type: what training changes and prediction uses.
 *
 * <p>Samples pass a preprocessing layer, the trainable layer, and for prediction an output layer
 * that turns scores into probabilities. All parameters exist once this is built.
 *
 * <pre>{@code
 * Network network = Network.of(Sequential.parse("dense(8) tanh dense(1)"), Shape.of(2), 1);
 * }</pre>
 */
public final class Network {
  private final Layer preprocessing;
  private final Layer layer;
  private final Layer output;
  private final TensorType sample;
  private final Parameters parameters;
  private final TensorType result;

  private Network(
      Layer preprocessing, Layer layer, Layer output, TensorType sample, Parameters parameters) {
    this.preprocessing = Objects.requireNonNull(preprocessing, "preprocessing");
    this.layer = Objects.requireNonNull(layer, "layer");
    this.output = Objects.requireNonNull(output, "output");
    this.sample = Objects.requireNonNull(sample, "sample");
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    // Two rows, because a batch of one hides mistakes that broadcasting forgives.
    Tensor batch = Tensor.input("sample", sample.with(sample.shape().inserted(0, 2)));
    Tensor predicted = predicted(batch, Trace.prediction(parameters).scope());
    if (predicted.shape().rank() == 0 || predicted.shape().dim(0) != 2) {
      throw new ShapeException(
          "network: the output must keep the batch as first axis; a batch %s gives %s"
              .formatted(batch.type(), predicted.type()));
    }
    this.result = predicted.type().with(predicted.shape().without(0));
  }

  /** A network of f32 samples of a shape, without the axis of the batch. */
  public static Network of(Layer layer, Shape sample, long seed) {
    Parameters parameters = Parameters.of(seed);
    return of(layer, new TensorType(parameters.dtype(), sample), parameters);
  }

  /**
   * A network of samples of a type, without the axis of the batch.
   *
   * @param parameters empty, or those of an equal network
   * @throws ShapeException if the layers do not fit the samples or each other
   */
  public static Network of(Layer layer, TensorType sample, Parameters parameters) {
    return of(Activation.IDENTITY, layer, sample, parameters);
  }

  /**
   * A network whose samples pass a preprocessing layer first.
   *
   * @param parameters empty, or those of an equal network
   * @throws ShapeException if the layers do not fit the samples or each other
   */
  public static Network of(
      Layer preprocessing, Layer layer, TensorType sample, Parameters parameters) {
    return new Network(preprocessing, layer, Activation.IDENTITY, sample, parameters);
  }

  /** This network, the parameters too, with another preprocessing layer. */
  public Network withPreprocessing(Layer other) {
    return new Network(other, layer, output, sample, parameters);
  }

  /** This network, the parameters too, with another output layer. */
  public Network withOutput(Layer other) {
    return new Network(preprocessing, layer, other, sample, parameters);
  }

  /** What samples pass first, in training too. */
  public Layer preprocessing() {
    return preprocessing;
  }

  /** The trainable layer. */
  public Layer layer() {
    return layer;
  }

  /** What scores pass in prediction only. */
  public Layer output() {
    return output;
  }

  /** The type of one sample. */
  public TensorType sample() {
    return sample;
  }

  /** The type of the prediction for one sample. */
  public TensorType result() {
    return result;
  }

  /** The parameters and running state. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * Builds the scores of a batch: preprocessing and the trainable layer.
   *
   * @throws ShapeException if its samples are not of the shape that the network is made for
   */
  public Tensor scores(Tensor batch, Scope scope) {
    requireSamples(batch.type());
    Tensor prepared = preprocessing.applyAs("preprocessing", batch, scope);
    return scope.within(layer.describe(prepared.shape()), () -> layer.apply(prepared, scope));
  }

  private void requireSamples(TensorType batch) {
    Shape wanted = sample.shape();
    boolean fits =
        batch.shape().rank() == wanted.rank() + 1 && batch.shape().without(0).equals(wanted);
    if (!fits) {
      boolean features = wanted.rank() == 1 && batch.shape().rank() == 2;
      throw new ShapeException(
          features
              ? "network: samples must have %d features; found %d, in a batch %s"
                  .formatted(wanted.dim(0), batch.shape().dim(1), batch)
              : "network: samples must be of shape %s, after the axis of the batch; found a batch %s"
                  .formatted(wanted, batch));
    }
  }

  /** Builds the prediction for a batch: its scores through the output layer. */
  public Tensor predicted(Tensor batch, Scope scope) {
    return output.applyAs("prediction", scores(batch, scope), scope);
  }

  /**
   * The predictions for samples, with the current parameters.
   *
   * @param samples [count, …], of the type of the samples
   */
  public Tensor predict(Tensor samples) {
    return Predictor.of(this).predict(samples);
  }

  /** The layers with the types of a sample and a prediction, and the number of parameters. */
  @Override
  public String toString() {
    return "%s → %s, %,d parameters: %s".formatted(sample, result, parameters.count(), layer);
  }
}
