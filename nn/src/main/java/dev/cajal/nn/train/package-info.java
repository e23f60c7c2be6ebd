/** Training: the objective, the single step, the loop around it, checkpoints, and prediction. */
package dev.cajal.nn.train;
