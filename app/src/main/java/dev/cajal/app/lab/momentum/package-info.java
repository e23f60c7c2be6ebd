/** The labs of chapter 12: momentum and Adam. */
package dev.cajal.app.lab.momentum;
