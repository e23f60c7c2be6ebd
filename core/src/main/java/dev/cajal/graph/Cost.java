package dev.cajal.graph;

/**
 * What one run of a compiled graph does, counted and not measured.
 *
 * @param steps loops, products and library kernels
 * @param operations floating-point operations: two for each multiply-add of a product, one for each
 *     fused function and element
 * @param bytes of the arrays that steps read and write, each step for itself
 * @param memory bytes planned for values between the steps, without inputs, outputs and variables
 */
public record Cost(int steps, long operations, long bytes, long memory) {}
