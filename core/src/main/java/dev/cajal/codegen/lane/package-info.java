/**
 * Lane code: point-wise functions written once in operations that a scalar and a vector register
 * share, bit for bit.
 */
package dev.cajal.codegen.lane;
