/** Searching for the settings of a training: a space, an order of trials, and what came out. */
package dev.cajal.nn.search;
