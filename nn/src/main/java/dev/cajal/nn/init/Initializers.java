package dev.cajal.nn.init;

import dev.cajal.RandomKey;
import dev.cajal.Tensor;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Registry;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.TensorType;
import java.util.List;

/** The initializers by name, and starting values as f32 tensors for hand-written networks. */
public final class Initializers {
  private static final Registry<Initializer> REGISTRY =
      Registry.of(
          "initializer",
          List.of(
              Definition.constant("glorot_uniform", Glorot.UNIFORM),
              Definition.constant("glorot_normal", Glorot.NORMAL),
              Definition.constant("he_uniform", He.UNIFORM),
              Definition.constant("he_normal", He.NORMAL),
              Definition.constant("lecun_uniform", LeCun.UNIFORM),
              Definition.constant("lecun_normal", LeCun.NORMAL),
              Definition.constant("zeros", new Constant(0)),
              Definition.constant("ones", new Constant(1)),
              Definition.of(
                  "constant",
                  Constant.class,
                  List.of(Setting.required("value")),
                  s -> new Constant(s.number("value")),
                  c -> Settings.of("value", c.value())),
              Definition.of(
                  "uniform",
                  Uniform.class,
                  List.of(Setting.required("low"), Setting.required("high")),
                  s -> new Uniform(s.number("low"), s.number("high")),
                  u -> Settings.of("low", u.low()).and("high", u.high())),
              Definition.of(
                  "normal",
                  Normal.class,
                  List.of(Setting.optional("mean", 0.0), Setting.optional("deviation", 1.0)),
                  s -> new Normal(s.number("mean"), s.number("deviation")),
                  n -> Settings.of("mean", n.mean()).and("deviation", n.deviation())),
              Definition.of(
                  "truncated_normal",
                  TruncatedNormal.class,
                  List.of(Setting.optional("mean", 0.0), Setting.optional("deviation", 1.0)),
                  s -> new TruncatedNormal(s.number("mean"), s.number("deviation")),
                  n -> Settings.of("mean", n.mean()).and("deviation", n.deviation())),
              Definition.of(
                  "orthogonal",
                  Orthogonal.class,
                  List.of(Setting.optional("gain", 1.0)),
                  s -> new Orthogonal(s.number("gain")),
                  o -> Settings.of("gain", o.gain()))));

  private Initializers() {}

  /** The initializers that texts and files can name. */
  public static Registry<Initializer> registry() {
    return REGISTRY;
  }

  /** f32 zeros. */
  public static Tensor zeros(int... dims) {
    return Tensor.zeros(dims);
  }

  /** f32 ones. */
  public static Tensor ones(int... dims) {
    return Tensor.ones(dims);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link Glorot#UNIFORM}. */
  public static Tensor glorotUniform(int inputs, int outputs, RandomKey key) {
    return Glorot.UNIFORM.initial(TensorType.f32(inputs, outputs), key);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link Glorot#NORMAL}. */
  public static Tensor glorotNormal(int inputs, int outputs, RandomKey key) {
    return Glorot.NORMAL.initial(TensorType.f32(inputs, outputs), key);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link He#UNIFORM}. */
  public static Tensor heUniform(int inputs, int outputs, RandomKey key) {
    return He.UNIFORM.initial(TensorType.f32(inputs, outputs), key);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link He#NORMAL}. */
  public static Tensor heNormal(int inputs, int outputs, RandomKey key) {
    return He.NORMAL.initial(TensorType.f32(inputs, outputs), key);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link LeCun#UNIFORM}. */
  public static Tensor lecunUniform(int inputs, int outputs, RandomKey key) {
    return LeCun.UNIFORM.initial(TensorType.f32(inputs, outputs), key);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link LeCun#NORMAL}. */
  public static Tensor lecunNormal(int inputs, int outputs, RandomKey key) {
    return LeCun.NORMAL.initial(TensorType.f32(inputs, outputs), key);
  }

  /** An f32 weight of shape [inputs, outputs] by {@link Orthogonal} with gain 1. */
  public static Tensor orthogonal(int inputs, int outputs, RandomKey key) {
    return new Orthogonal().initial(TensorType.f32(inputs, outputs), key);
  }
}
