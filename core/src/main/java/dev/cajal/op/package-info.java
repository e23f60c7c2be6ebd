/** The operations of the graph: sealed records, each owning its shape rule. */
package dev.cajal.op;
