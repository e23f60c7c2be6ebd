/** The labs of chapter 11: stochastic training. */
package dev.cajal.app.lab.stochastic;
