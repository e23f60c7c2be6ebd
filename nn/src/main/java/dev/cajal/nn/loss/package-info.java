/** Losses, one number a sample, and penalties on parameters. */
package dev.cajal.nn.loss;
