/** The labs of chapter 7: derivatives. */
package dev.cajal.app.lab.derivative;
