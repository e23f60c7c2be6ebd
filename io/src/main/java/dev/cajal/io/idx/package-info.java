/** The IDX format of the MNIST family of image sets. */
package dev.cajal.io.idx;
