/** How fast this machine computes: products, training steps, predictions, and how costs grow. */
package dev.cajal.app.benchmark;
