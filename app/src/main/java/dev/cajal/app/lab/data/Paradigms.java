package dev.cajal.app.lab.data;

import dev.cajal.Tensor;
import dev.cajal.app.figure.Chart;
import dev.cajal.app.figure.Grid;
import dev.cajal.app.figure.Palette;
import dev.cajal.app.figure.Panels;
import dev.cajal.app.lab.Chapter;
import dev.cajal.app.lab.Cloud;
import dev.cajal.app.lab.Lab;
import dev.cajal.app.lab.LabCard;
import dev.cajal.app.lab.Notebook;
import dev.cajal.app.lab.Parameter;
import dev.cajal.app.lab.Settings;
import dev.cajal.nn.cluster.KMeans;
import dev.cajal.nn.cluster.KMeansFit;
import dev.cajal.nn.cluster.KernelDensity;
import dev.cajal.nn.linear.MultinomialRegression;
import dev.cajal.nn.neuron.DecisionCells;
import dev.cajal.shape.DType;
import java.util.List;
import java.util.function.UnaryOperator;

/** One cloud with all labels, with none, and with some. */
public final class Paradigms implements Lab {
  private static final Parameter<Integer> GROUPS =
      Parameter.whole("groups", 3, 1, 6, "how many centres k-means looks for");
  private static final Parameter<Double> BANDWIDTH =
      Parameter.number("bandwidth", 0.5, 0.1, 3, "width of the bumps of the density");

  @Override
  public LabCard card() {
    return LabCard.of("paradigms", Chapter.DATA, "All labels, no labels, some labels")
        .covers("S1", "S2", "S3", "K3", "X12")
        .about(
            """
            Supervised: every sample has its class, and a classifier learns to tell it. \
            Unsupervised: no classes; k-means finds groups, a kernel density tells where samples \
            are likely. Semi-supervised: three samples with a class and many without; here each \
            group takes the class of the labelled sample nearest to its centre.\
            """)
        .look(
            """
            The groups found without any label are nearly the classes, but nothing says so: with \
            another number of groups k-means is as content. Points in the dark of the density are \
            unusual; that is anomaly detection.\
            """)
        .parameters(GROUPS, BANDWIDTH);
  }

  @Override
  public void run(Settings settings, Notebook notebook) {
    Cloud cloud =
        Cloud.normal(settings.key(), 50, 0.85, new double[][] {{-2, -1.5}, {2.2, -1}, {0, 2.2}});
    Tensor x = cloud.points();
    double[][] none = cloud.places();

    DecisionCells cells = new MultinomialRegression().fit(x, cloud.labels(), 3).cells();
    KMeansFit groups = new KMeans(settings.get(GROUPS)).fit(x, settings.seed());
    KernelDensity density = new KernelDensity(x, settings.get(BANDWIDTH));
    Cloud few = cloud.rows(0, 50, 100);
    KMeansFit three = new KMeans(3).fit(x, settings.seed());
    Tensor named = nearest(few, three.centres());
    UnaryOperator<Tensor> semi = p -> named.gather(0, three.group(p));

    notebook.number("supervised: mistakes", wrong(cells.cell(x), cloud));
    notebook.number("k-means: sum of squared distances", groups.sum());
    notebook.number("k-means: steps", groups.path().size() - 1);
    notebook.number("density: mean log-likelihood, left out", density.leaveOneOut());
    notebook.number("semi-supervised, 3 labels: mistakes", wrong(semi.apply(x), cloud));

    Grid bumps = grid(density::density);
    double high = bumps.high();
    notebook.figure(
        new Panels(
            "The same 150 points",
            2,
            List.of(
                cloud.on(frame("Supervised: all labels").regions(grid(cells::cell))),
                ways(
                    frame("Unsupervised: k-means").regions(grid(groups::group)).points("", none),
                    groups),
                frame("Unsupervised: density")
                    .heat("p(x)", bumps, Palette.VALUES, 0, high)
                    .contours(bumps, 0.1 * high, 0.3 * high, 0.5 * high, 0.7 * high, 0.9 * high),
                few.on(
                    frame("Semi-supervised: three labels").regions(grid(semi)).points("", none)))));
  }

  private static Chart frame(String title) {
    return Chart.of(title).equalAxes().size(340, 340).xRange(-5, 5).yRange(-5, 5);
  }

  private static Grid grid(UnaryOperator<Tensor> function) {
    return Grid.of(-5, 5, -5, 5, 121, p -> function.apply(p).to(DType.F64));
  }

  /** For each centre the class of the nearest labelled sample. */
  private static Tensor nearest(Cloud labelled, Tensor centres) {
    Tensor squares = centres.expand(1).minus(labelled.points().expand(0)).square().sum(2);
    return labelled.labels().gather(0, squares.argmin(1)).evaluate();
  }

  private static double wrong(Tensor found, Cloud cloud) {
    return found.to(DType.F64).notEqualTo(cloud.labels()).to(DType.F64).sum().toDouble();
  }

  /** With the way of each centre from its start. */
  private static Chart ways(Chart chart, KMeansFit fit) {
    Chart drawn = chart;
    for (int k = 0; k < fit.centres().shape().dim(0); k++) {
      int own = k;
      drawn =
          drawn.path(
              "ways of the centres",
              fit.path().stream().mapToDouble(c -> c.toDoubles()[2 * own]).toArray(),
              fit.path().stream().mapToDouble(c -> c.toDoubles()[2 * own + 1]).toArray());
    }
    return drawn;
  }
}
