/**
 * Derivatives: graphs in, graphs out.
 *
 * <p>Every rule is written in the graph's own operations, so derivatives have derivatives.
 */
package dev.cajal.grad;
