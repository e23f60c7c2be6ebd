/** The labs of chapter 6: losses. */
package dev.cajal.app.lab.loss;
