/**
 * Learning without labels: centres of groups and densities of samples.
 *
 * <p>Samples are rows [N, m]; everything computes in f64 and is the same at every run.
 */
package dev.cajal.nn.cluster;
