/** The labs of chapter 3: Rosenblatt's perceptron. */
package dev.cajal.app.lab.perceptron;
