/** Layers: immutable settings with one method that builds the layer's part of the graph. */
package dev.cajal.nn.layer;
