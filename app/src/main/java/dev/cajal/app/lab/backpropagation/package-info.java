/** The labs of chapter 10: backpropagation. */
package dev.cajal.app.lab.backpropagation;
