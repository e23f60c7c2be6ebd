package dev.cajal.app.lab;

/** The chapters of the course, in a learner's order, and the errata of its sources. */
public enum Chapter {
  /** One formal neuron. */
  NEURON(1, "A neuron"),
  /** Gates and Boolean functions. */
  LOGIC(2, "Logic"),
  /** Rosenblatt's perceptron. */
  PERCEPTRON(3, "Perceptron"),
  /** Data, tasks and ways to learn. */
  DATA(4, "Data and tasks"),
  /** Logistic, probit and multinomial regression. */
  LINEAR(5, "Linear probability models"),
  /** What is minimised. */
  LOSS(6, "Losses"),
  /** Slopes in one and many dimensions. */
  DERIVATIVE(7, "Derivatives"),
  /** Down the slope. */
  DESCENT(8, "Gradient descent"),
  /** Layers and activations. */
  NETWORK(9, "Networks"),
  /** Derivatives through layers. */
  BACKPROPAGATION(10, "Backpropagation"),
  /** Learning from a few samples at a time. */
  STOCHASTIC(11, "Stochastic training"),
  /** Steps that remember. */
  MOMENTUM(12, "Momentum and Adam"),
  /** What holds for new data. */
  GENERALISATION(13, "Generalisation"),
  /** Depth, and where it leads. */
  DEPTH(14, "Depth and beyond"),
  /** What the lectures print wrongly, run. */
  ERRATA(15, "Errata, computed");

  private final int number;
  private final String title;

  Chapter(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** Counted from 1. */
  public int number() {
    return number;
  }

  /** A few words. */
  public String title() {
    return title;
  }
}
