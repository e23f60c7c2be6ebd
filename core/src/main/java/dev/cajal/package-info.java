/**
 * Neural-network mathematics as tensors: described, differentiated and compiled as one graph.
 *
 * <p>Start at {@link dev.cajal.Tensor}.
 */
package dev.cajal;
