/** Turns a loop program into a class that runs it, and picks the form that runs best. */
package dev.cajal.codegen;
