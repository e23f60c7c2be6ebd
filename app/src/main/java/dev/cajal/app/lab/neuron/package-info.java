/** The labs of chapter 1: one formal neuron. */
package dev.cajal.app.lab.neuron;
