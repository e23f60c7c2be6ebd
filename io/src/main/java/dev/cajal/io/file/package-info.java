/** Files read and written with care: compressed or not, and never left half-written. */
package dev.cajal.io.file;
