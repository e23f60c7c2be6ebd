/** A training from a request to a finished model, and what the model is worth. */
package dev.cajal.app.training;
