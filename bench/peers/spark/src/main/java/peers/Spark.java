package peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The multilayer perceptron of Spark, which computes in double: logistic hidden layers, all samples
 * at once, by L-BFGS or by gradient descent. It knows neither batches nor Adam.
 */
final class Spark {
  private static final int TESTING = 10_000;
  private static final int[] LAYERS = {Task.PIXELS, 256, 128, Task.CLASSES};

  private Spark() {}

  public static void main(String[] arguments) throws IOException {
    Task task = Task.of(arguments);
    Configurator.setRootLevel(Level.OFF);
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + task.threads() + "]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.warehouse.dir", Path.of(task.model() + "-warehouse").toString())
            .getOrCreate()) {
      switch (task.job()) {
        case "whole" -> whole(task, spark);
        default -> latency(task, spark);
      }
    }
  }

  private static Dataset<Row> garments(Task task, SparkSession spark, String part, int count) {
    double[][] images = task.rows(part, count);
    int[] labels = task.labels(part, count);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(RowFactory.create((double) labels[i], Vectors.dense(images[i])));
    }
    StructField label = new StructField("label", DataTypes.DoubleType, false, Metadata.empty());
    StructField image = new StructField("features", new VectorUDT(), false, Metadata.empty());
    return spark.createDataFrame(rows, new StructType(new StructField[] {label, image}));
  }

  private static MultilayerPerceptronClassifier classifier(int iterations) {
    return new MultilayerPerceptronClassifier()
        .setLayers(LAYERS)
        .setSeed(1)
        .setTol(0)
        .setMaxIter(iterations);
  }

  private static void whole(Task task, SparkSession spark) {
    Dataset<Row> train =
        garments(task, spark, "train", task.batch()).repartition(task.threads()).cache();
    train.count();
    classifier(1).fit(train);
    long start = System.nanoTime();
    MultilayerPerceptronClassificationModel model = classifier(task.epochs()).fit(train);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Task.show("rate", (double) task.batch() * task.epochs() / seconds);
    Task.show("accuracy", accuracy(task, spark, model));
  }

  private static double accuracy(
      Task task, SparkSession spark, MultilayerPerceptronClassificationModel model) {
    double[][] images = task.rows("t10k", TESTING);
    int[] wanted = task.labels("t10k", TESTING);
    long right =
        IntStream.range(0, TESTING)
            .filter(i -> (int) model.predict(Vectors.dense(images[i])) == wanted[i])
            .count();
    return 100.0 * right / TESTING;
  }

  /** Predicts with what a single iteration over few garments left. */
  private static void latency(Task task, SparkSession spark) {
    MultilayerPerceptronClassificationModel model =
        classifier(1).fit(garments(task, spark, "train", 100));
    var image = Vectors.dense(task.rows("t10k", 1)[0]);
    task.latency(() -> model.predict(image));
  }
}
