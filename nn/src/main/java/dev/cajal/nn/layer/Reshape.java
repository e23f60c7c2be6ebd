package dev.cajal.nn.layer;

import dev.cajal.Tensor;
import dev.cajal.nn.parameter.Scope;
import dev.cajal.nn.registry.Definition;
import dev.cajal.nn.registry.Setting;
import dev.cajal.nn.registry.Settings;
import dev.cajal.shape.Shape;
import dev.cajal.shape.ShapeException;
import java.util.Arrays;
import java.util.List;

/**
 * The elements of each sample in row-major order under another shape: [batch, …] to [batch, dims].
 *
 * <p>In texts {@code reshape([28, 28, 1])}.
 *
 * @param dims the extents without the batch, at least 0; one may be −1 and is then worked out
 */
public record Reshape(List<Integer> dims) implements Layer {
  static final Definition<Reshape> DEFINITION =
      Definition.of(
          "reshape",
          Reshape.class,
          List.of(Setting.required("dims")),
          s -> new Reshape(s.wholes("dims")),
          r -> Settings.of("dims", r.dims));

  /** Copies and checks the extents. */
  public Reshape {
    dims = List.copyOf(dims);
    if (dims.stream().anyMatch(d -> d < -1) || dims.stream().filter(d -> d == -1).count() > 1) {
      throw new IllegalArgumentException(
          "reshape: extents must be 0 or more, at most one of them −1; found " + dims);
    }
  }

  /** To these extents for each sample. */
  public static Reshape to(int... dims) {
    return new Reshape(Arrays.stream(dims).boxed().toList());
  }

  @Override
  public Tensor apply(Tensor input, Scope scope) {
    Layers.requireRank("reshape", input, 1);
    int batch = input.shape().dim(0);
    int size = input.shape().without(0).size();
    long known = 1;
    for (int dim : dims) {
      known *= dim == -1 ? 1 : dim;
    }
    boolean open = dims.contains(-1);
    if (open ? known == 0 || size % known != 0 : known != size) {
      throw new ShapeException(
          "reshape: the extents %s must hold a sample's %d numbers; found samples %s"
              .formatted(dims, size, input.shape().without(0)));
    }
    int[] target = new int[dims.size() + 1];
    target[0] = batch;
    for (int i = 0; i < dims.size(); i++) {
      target[i + 1] = dims.get(i) == -1 ? (int) (size / known) : dims.get(i);
    }
    return input.reshape(target);
  }

  @Override
  public String describe(Shape input) {
    return "Reshape(" + dims + ")";
  }
}
