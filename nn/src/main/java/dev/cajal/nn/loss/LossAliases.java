package dev.cajal.nn.loss;

import java.util.Map;

/** What Keras, PyTorch and their users call the losses. */
final class LossAliases {
  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("mse", "squared_error"),
          Map.entry("mean_squared_error", "squared_error"),
          Map.entry("mseloss", "squared_error"),
          Map.entry("mae", "absolute_error"),
          Map.entry("mean_absolute_error", "absolute_error"),
          Map.entry("l1loss", "absolute_error"),
          Map.entry("huber_loss", "huber"),
          Map.entry("huberloss", "huber"),
          Map.entry("smooth_l1", "huber"),
          Map.entry("smoothl1loss", "huber"),
          Map.entry("logcosh", "log_cosh"),
          Map.entry("pinball", "quantile"),
          Map.entry("gaussian_nll", "gaussian"),
          Map.entry("gaussiannllloss", "gaussian"),
          Map.entry("poisson_nll", "poisson"),
          Map.entry("poissonnllloss", "poisson"),
          Map.entry("ce", "cross_entropy"),
          Map.entry("crossentropy", "cross_entropy"),
          Map.entry("crossentropyloss", "cross_entropy"),
          Map.entry("categorical_crossentropy", "cross_entropy"),
          Map.entry("categorical_cross_entropy", "cross_entropy"),
          Map.entry("sparse_categorical_crossentropy", "cross_entropy"),
          Map.entry("bce", "binary_cross_entropy"),
          Map.entry("binary_crossentropy", "binary_cross_entropy"),
          Map.entry("bceloss", "binary_cross_entropy"),
          Map.entry("bcewithlogitsloss", "binary_cross_entropy"),
          Map.entry("kld", "kl_divergence"),
          Map.entry("kl_div", "kl_divergence"),
          Map.entry("kldivloss", "kl_divergence"),
          Map.entry("multi_hinge", "multiclass_hinge"),
          Map.entry("binary_focal_crossentropy", "focal"));

  private LossAliases() {}
}
