/**
 * Walks over a surface that the user writes as Tensor code, point by point: any optimizer's path,
 * stochastic descent, line search, Newton's method; finite differences and curvature.
 *
 * <p>A function takes an f64 vector and gives one number. Everything computes in f64.
 */
package dev.cajal.nn.descent;
