package dev.cajal.nn.linear;

import dev.cajal.nn.neuron.Hyperplane;

/**
 * One correction of the perceptron rule.
 *
 * @param pass counted from 1
 * @param sample that was on the wrong side, counted from 0
 * @param plane after the correction
 */
public record PerceptronUpdate(int pass, int sample, Hyperplane plane) {}
