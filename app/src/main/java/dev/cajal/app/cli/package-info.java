/** The {@code cajal} command. */
package dev.cajal.app.cli;
