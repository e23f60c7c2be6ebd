package dev.cajal;

import static dev.cajal.Compiler.inputs;
import static dev.cajal.Compiler.outputs;
import static dev.cajal.Compiler.updates;

import dev.cajal.kernel.Buffer;
import dev.cajal.shape.DType;
import dev.cajal.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** The training step of a small classifier with dropout and Adam, in tensors alone. */
final class TrainingStep {
  final List<Variable> parameters = new ArrayList<>();
  final Tensor images;
  final Tensor labels;
  final Tensor loss;
  final List<Compiler.Update> updates = new ArrayList<>();

  private final RandomKey key = RandomKey.of(7);
  private final Variable step = Variable.of("step", Tensor.of(new int[] {1}, Shape.scalar()));

  /** Sizes of the layers, input first. */
  TrainingStep(int batch, int... sizes) {
    images = Tensor.input("images", Shape.of(batch, sizes[0]));
    labels = Tensor.input("labels", Shape.of(batch, sizes[sizes.length - 1]));
    Tensor value = images;
    for (int layer = 1; layer < sizes.length; layer++) {
      value = dense(value, layer, sizes[layer]);
      if (layer + 1 < sizes.length) {
        value = dropout(value.relu(), layer);
      }
    }
    loss = value.logSoftmax(1).times(labels).sum(1).mean().negate();
    Gradient gradient = Gradient.of(loss, parameters.toArray(Variable[]::new));
    List.copyOf(parameters).forEach(p -> adam(p, gradient.of(p)));
    updates.add(updates(step, step.plus(1)));
  }

  private Tensor dense(Tensor value, int layer, int size) {
    int before = value.shape().dim(1);
    Tensor initial =
        key.child("weight" + layer)
            .normal(Shape.of(before, size))
            .times(Math.sqrt(2.0 / (before + size)));
    Variable weight = Variable.of(layer + ".weight", initial);
    Variable bias = Variable.of(layer + ".bias", Tensor.zeros(size));
    parameters.addAll(List.of(weight, bias));
    return value.matmul(weight).plus(bias);
  }

  private Tensor dropout(Tensor value, int layer) {
    Tensor kept = key.child("dropout" + layer).at(step).bernoulli(0.8, value.shape());
    return value.times(kept.to(DType.F32)).dividedBy(0.8);
  }

  private void adam(Variable parameter, Tensor gradient) {
    Variable mean = Variable.of(parameter.name() + ".mean", Tensor.full(0, parameter.shape()));
    Variable square = Variable.of(parameter.name() + ".square", Tensor.full(0, parameter.shape()));
    Tensor first = mean.times(0.9).plus(gradient.times(0.1));
    Tensor second = square.times(0.999).plus(gradient.square().times(0.001));
    Tensor count = step.to(DType.F32);
    Tensor firstScale = Tensor.scalar(0.9).power(count).subtractedFrom(1);
    Tensor secondScale = Tensor.scalar(0.999).power(count).subtractedFrom(1);
    Tensor change =
        first.dividedBy(firstScale).dividedBy(second.dividedBy(secondScale).sqrt().plus(1e-8));
    updates.add(updates(parameter, parameter.minus(change.times(0.001))));
    updates.add(updates(mean, first));
    updates.add(updates(square, second));
  }

  Executable compile() {
    return Compiler.compile(inputs(images, labels), outputs(loss), updates);
  }

  /** An executable's arrays filled with images and labels. */
  Binding bind(Executable executable) {
    Binding binding = executable.bind();
    RandomKey data = RandomKey.of(99);
    data.child("images").normal(images.shape()).buffer().copyTo(binding.input(0));
    Tensor classes =
        data.child("labels")
            .uniform(Shape.of(labels.shape().dim(0)))
            .times(labels.shape().dim(1))
            .to(DType.I32);
    Buffer target = binding.input(1);
    classes.oneHot(labels.shape().dim(1), DType.F32).buffer().copyTo(target);
    return binding;
  }
}
