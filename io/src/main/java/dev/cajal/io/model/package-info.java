/** The folder of a trained model: what it holds, and how it survives whatever happens. */
package dev.cajal.io.model;
