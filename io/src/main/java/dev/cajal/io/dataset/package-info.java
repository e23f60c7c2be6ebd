/** Data sets by name or path: the built-in ones, the MNIST family, and the user's own files. */
package dev.cajal.io.dataset;
