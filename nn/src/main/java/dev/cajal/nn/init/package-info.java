/** The values that parameters start with. */
package dev.cajal.nn.init;
