package dev.cajal;

import dev.cajal.grad.Backward;
import dev.cajal.grad.Derivatives;
import dev.cajal.graph.Graph;
import dev.cajal.graph.Node;
import dev.cajal.shape.ShapeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The derivatives of a scalar with respect to any tensors that it is built from.
 *
 * <p>Reverse mode: the result is again a graph of tensors, in the same operations, so derivatives
 * of any order are taken the same way.
 *
 * <pre>{@code
 * Gradient g = Gradient.of(loss, w, b);
 * Tensor next = w.minus(g.of(w).times(0.1));
 * }</pre>
 */
public final class Gradient {
  private final Map<Node, Tensor> derivatives;
  private final List<? extends Tensor> wrt;

  private Gradient(Map<Node, Tensor> derivatives, List<? extends Tensor> wrt) {
    this.derivatives = derivatives;
    this.wrt = wrt;
  }

  /**
   * The derivatives of a loss.
   *
   * @param loss rank 0, f32 or f64
   * @param wrt f32 or f64 tensors; for one that the loss does not depend on the derivative is zero
   * @throws ShapeException if the loss is not a scalar or something is not floating point
   * @throws IllegalArgumentException if the way from the loss to a computed tensor is lost because
   *     something between them was computed and forgot what it was made of
   */
  public static Gradient of(Tensor loss, Tensor... wrt) {
    return of(loss, List.of(wrt));
  }

  /** The derivatives of a loss, as {@link #of(Tensor, Tensor...)}. */
  public static Gradient of(Tensor loss, List<? extends Tensor> wrt) {
    Derivatives.requireScalar("gradient", loss.node());
    requireWay("gradient", loss, wrt);
    List<Node> nodes = Backward.gradients(loss.node(), wrt.stream().map(Tensor::node).toList());
    Map<Node, Tensor> derivatives = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      derivatives.put(wrt.get(i).node(), Tensor.of(nodes.get(i)));
    }
    return new Gradient(derivatives, List.copyOf(wrt));
  }

  /**
   * The derivative with respect to one of the tensors, of its shape and element type.
   *
   * @throws IllegalArgumentException if it was not among those given
   */
  public Tensor of(Tensor wrt) {
    Tensor derivative = derivatives.get(wrt.node());
    if (derivative == null) {
      throw new IllegalArgumentException(
          "gradient: it was not taken with respect to this tensor; name it in Gradient.of(loss, …);"
              + " found "
              + wrt.type());
    }
    return derivative;
  }

  /** What it was taken with respect to. */
  @Override
  public String toString() {
    return wrt.stream()
        .map(one -> (one instanceof Variable named ? named.name() + " " : "") + one.type())
        .collect(Collectors.joining(", ", "gradient with respect to ", ""));
  }

  /**
   * A computed tensor is replaced by its value, which hides what it depended on. That can change a
   * derivative only with respect to another computed tensor, built before it.
   */
  static void requireWay(String operation, Tensor of, List<? extends Tensor> wrt) {
    List<Node> closed = wrt.stream().map(Tensor::node).filter(Node::isClosed).toList();
    if (closed.isEmpty()) {
      return;
    }
    long first = closed.stream().mapToLong(Node::id).min().orElseThrow();
    for (Node node : Graph.reachable(List.of(of.node()))) {
      boolean forgetful = node.pending() == 0 && node.id() > first && !closed.contains(node);
      if (forgetful) {
        throw new IllegalArgumentException(
            "%s: a tensor of shape %s between the two was already computed and forgot what it was made of; make the one you differentiate by a Variable or a Tensor.input"
                .formatted(operation, node.shape()));
      }
    }
  }
}
