package dev.cajal.nn.optimizer;

import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import java.util.List;

/** Optimizers with the defaults of Keras and PyTorch, where they differ from the papers'. */
final class Presets {
  private static final List<Definition<? extends Optimizer>> DEFINITIONS =
      List.of(
          Definition.preset("keras_sgd", List.of(Setting.optional("rate", 0.01)), Sgd::of),
          Definition.preset("keras_adam", Adam.settings(1e-7), Adam::of),
          Definition.preset("keras_adamw", AdamW.settings(0.004, 1e-7), AdamW::of),
          Definition.preset("keras_nadam", NAdam.settings(0.001, 1e-7), NAdam::of),
          Definition.preset("keras_rmsprop", RmsProp.settings(0.001, 0.9, 1e-7, true), RmsProp::of),
          Definition.preset("keras_adagrad", Adagrad.settings(0.001, 0.1, 1e-7, true), Adagrad::of),
          Definition.preset("keras_adadelta", Adadelta.settings(0.001, 0.95, 1e-7), Adadelta::of),
          Definition.preset("pytorch_sgd", List.of(Setting.optional("rate", 0.001)), Sgd::of),
          Definition.preset(
              "pytorch_rmsprop", RmsProp.settings(0.01, 0.99, 1e-8, false), RmsProp::of),
          Definition.preset("pytorch_adadelta", Adadelta.settings(1, 0.9, 1e-6), Adadelta::of));

  private Presets() {}

  static List<Definition<? extends Optimizer>> definitions() {
    return DEFINITIONS;
  }
}
