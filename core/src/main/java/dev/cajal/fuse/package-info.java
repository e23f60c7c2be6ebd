/**
 * Cuts a graph into steps: point-wise chains with their broadcasts and the reductions that end
 * them, and library kernels.
 */
package dev.cajal.fuse;
