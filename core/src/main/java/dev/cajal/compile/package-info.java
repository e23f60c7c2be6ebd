/** The list of passes from a graph to something that runs, and the caches. */
package dev.cajal.compile;
