/**
 * Formal neurons and what is made of a few of them with weights set by hand: hyperplanes, threshold
 * units and gates, networks of truth tables, affine maps and their decision cells; and the
 * conventions for labels, samples and bias.
 *
 * <p>Everything computes in f64. Samples are rows [N, m] unless said otherwise.
 */
package dev.cajal.nn.neuron;
