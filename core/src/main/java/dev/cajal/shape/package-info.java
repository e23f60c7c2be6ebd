/** Shapes, element types and the one rule of broadcasting. */
package dev.cajal.shape;
