/**
 * Linear models fitted at once, without a trainer: the perceptron, least squares, logistic, probit
 * and multinomial regression with standard errors, the linear support vector machine, and feature
 * maps that make them non-linear.
 *
 * <p>Samples are rows [N, m]; everything computes in f64 and is the same at every run.
 */
package dev.cajal.nn.linear;
