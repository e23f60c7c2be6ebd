/** Lifetimes of arrays, which of them share memory, and which updates happen in place. */
package dev.cajal.memory;
