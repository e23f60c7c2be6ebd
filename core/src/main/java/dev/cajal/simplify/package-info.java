/** Graphs that compute the same with less. */
package dev.cajal.simplify;
