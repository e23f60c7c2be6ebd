/** Measures of how good predictions are, exact over any division into batches. */
package dev.cajal.nn.metric;
