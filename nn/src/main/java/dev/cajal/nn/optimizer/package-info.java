/** Optimizers: settings, slots that start at zero, and one update written as tensor code. */
package dev.cajal.nn.optimizer;
