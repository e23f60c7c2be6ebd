/** The graph of operations: nodes, and the method families that nodes and tensors share. */
package dev.cajal.graph;
