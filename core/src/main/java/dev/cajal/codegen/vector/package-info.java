/** Loops written with the Vector API; loaded only where that module is present. */
package dev.cajal.codegen.vector;
