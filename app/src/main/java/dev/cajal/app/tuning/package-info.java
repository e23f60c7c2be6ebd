/** Searching for the settings of a training, and what the search is worth. */
package dev.cajal.app.tuning;
