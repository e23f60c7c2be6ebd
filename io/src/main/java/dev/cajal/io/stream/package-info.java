/** Data larger than memory: samples on disk, made of text in two passes over it. */
package dev.cajal.io.stream;
