/**
 * Linear algebra of small dense matrices in f64: Cholesky and QR factors, symmetric eigenvalues,
 * principal components.
 */
package dev.cajal.nn.algebra;
