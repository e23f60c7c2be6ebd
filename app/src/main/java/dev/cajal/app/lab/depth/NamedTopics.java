package dev.cajal.app.lab.depth;

import dev.cajal.app.figure.NetworkDiagram;
import dev.cajal.app.figure.Timeline;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Settings;
import java.util.Arrays;
import java.util.List;

/** Where the course's subjects come from, and what lies beyond them. */
public final class NamedTopics implements Lab {
  @Override
  public LabCard card() {
    return LabCard.of("timeline-and-map", Chapter.DEPTH, "A timeline and a map of what is named")
        .covers("Z1", "Z2", "Z3", "Z4", "Z5", "E15", "M7", "X9")
        .about(
            """
            The ideas of this course in the order in which they came, and the subjects that the \
            lectures name without explaining them, each with the lab of this course that stands \
            nearest.\
            """)
        .look(
            """
            Most ideas are older than their success. What came with the years after 2006 were large \
            sets of data, graphics processors, better algorithms, and software open to everyone.\
            """);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    notebook.figure(
        new Timeline(
            "Neural networks",
            List.of(
                event("1935", "Probit regression (Bliss)"),
                event("1943", "The formal neuron (McCulloch, Pitts)"),
                event("1944", "Logit regression (Berkson)"),
                event("1957–58", "The perceptron (Rosenblatt): report and paper"),
                event("1964", "Momentum: the heavy ball (Polyak)"),
                event("1969", "The limits of perceptrons (Minsky, Papert)"),
                event("1983", "Accelerated gradients (Nesterov)"),
                event("1986", "Back-propagation (Rumelhart, Hinton, Williams)"),
                event("1989–91", "Universal approximation (Cybenko; Hornik)"),
                event("1992", "Learning from rewards by policy gradients (Williams)"),
                event("1998", "Convolutional networks read digits; MNIST (LeCun and others)"),
                event("2006", "Deep networks revive (Hinton, Salakhutdinov)"),
                event("2010–12", "ReLU; ImageNet won by a deep network (Krizhevsky and others)"),
                event("2014", "Dropout, Adam, adversarial networks"),
                event("2015", "Batch normalisation, residual networks"),
                event("2017", "Transformers (Vaswani and others)"),
                event("2018", "Turing award for Bengio, Hinton and LeCun"))));
    var table =
        notebook.table("Named in the lectures", "field", "subject", "what it does", "nearest lab");
    String vision = "vision";
    table.row(
        vision,
        "detection, segmentation",
        "which object is where; a class for each pixel",
        "digit-classifier");
    table.row(vision, "captioning", "a sentence for an image", "digit-classifier");
    table.row(
        vision, "depth, colourisation", "a number or a colour for each pixel", "auto-encoder");
    table.row(
        vision, "generation, style transfer", "new images, or old ones in a new manner", "gan");
    table.row(
        vision,
        "transfer, domain adaptation",
        "weights learned elsewhere go on learning",
        "digit-classifier");
    String newer = "newer";
    table.row(newer, "transformers, vision-language models", "each part looks at every other", "");
    table.row(
        newer, "self-supervision", "parts of the data are the targets of others", "auto-encoder");
    table.row(newer, "diffusion", "noise is turned into data step by step", "gan");
    table.row(
        newer,
        "Bayesian networks, uncertainty",
        "a law over weights; how sure an answer is",
        "dropout-max-norm");
    table.row(
        newer,
        "explanation, robustness",
        "why it says so; what a small change does",
        "smoothness-bound");
    String methods = "methods";
    table.row(methods, "support vector machines", "the widest margin, by the hinge", "");
    table.row(
        methods,
        "restricted Boltzmann machines",
        "a law over visible and hidden units",
        "auto-encoder");
    table.row(methods, "recurrent networks", "outputs come back as inputs", "");
    table.row(
        methods,
        "principal components, graphs",
        "directions of most variance; nodes and edges",
        "auto-encoder");
    String uses = "uses";
    table.row(uses, "translation, speech, chatbots", "a sequence becomes another", "");
    table.row(uses, "chess, Go", "a reward at the end of a game", "delayed-reward");
    table.row(
        uses,
        "spam, clicks, default of payment",
        "two classes from a row of numbers",
        "train-against-test");
    table.row(
        uses,
        "medicine, maintenance, self-driving",
        "measurements become a warning or a move",
        "delayed-reward");
    notebook.figure(
        NetworkDiagram.of("Feed-forward: no way leads back")
            .layer("x₁", "x₂", "x₃")
            .layer("h₁", "h₂", "h₃", "h₄")
            .weights(ones(3, 4))
            .layer("y₁", "y₂")
            .weights(ones(4, 2)));
  }

  private static Timeline.Event event(String when, String what) {
    return new Timeline.Event(when, what);
  }

  private static double[][] ones(int from, int to) {
    double[][] ones = new double[from][to];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    return ones;
  }
}
