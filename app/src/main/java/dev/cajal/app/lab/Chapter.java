package dev.cajal.app.lab;

/** The fourteen chapters of the course, in a learner's order. */
public enum Chapter {
  /** One formal neuron. */
  NEURON("A neuron"),
  /** Gates and Boolean functions. */
  LOGIC("Logic"),
  /** Rosenblatt's perceptron. */
  PERCEPTRON("Perceptron"),
  /** Data, tasks and ways to learn. */
  DATA("Data and tasks"),
  /** Logistic, probit and multinomial regression. */
  LINEAR("Linear probability models"),
  /** What is minimised. */
  LOSS("Losses"),
  /** Slopes in one and many dimensions. */
  DERIVATIVE("Derivatives"),
  /** Down the slope. */
  DESCENT("Gradient descent"),
  /** Layers and activations. */
  NETWORK("Networks"),
  /** Derivatives through layers. */
  BACKPROPAGATION("Backpropagation"),
  /** Learning from a few samples at a time. */
  STOCHASTIC("Stochastic training"),
  /** Steps that remember. */
  MOMENTUM("Momentum and Adam"),
  /** What holds for new data. */
  GENERALISATION("Generalisation"),
  /** Depth, and where it leads. */
  DEPTH("Depth and beyond");

  private final String title;

  Chapter(String title) {
    this.title = title;
  }

  /** Counted from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** A few words. */
  public String title() {
    return title;
  }
}
