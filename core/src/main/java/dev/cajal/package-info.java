/** Tensors, their gradients and the compiler that turns a graph of them into one executable. */
package dev.cajal;
