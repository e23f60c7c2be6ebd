/**
 * Back-propagation written out: every score, value, error and gradient of a small dense network,
 * step by step, in the three layouts of the lectures, without the engine's own differentiation
 * except for the slope of an activation; and what it costs.
 */
package dev.cajal.nn.backprop;
