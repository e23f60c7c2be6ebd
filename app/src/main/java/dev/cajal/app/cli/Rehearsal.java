package dev.cajal.app.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Goes through what commands do, so that the JVM can keep their classes, and how they ran, for
 * later starts: run by the launcher after a build.
 */
final class Rehearsal {
  private static final String CSV =
      """
      sepal length (cm),sepal width (cm),petal length (cm),petal width (cm)
      5.1,3.5,1.4,0.2
      """;

  private final Console console;
  private final String flowers;
  private final String digits;

  private Rehearsal(Path folder) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    this.console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false);
    this.flowers = folder.resolve("flowers").toString();
    this.digits = folder.resolve("digits").toString();
  }

  /**
   * With {@code train FOLDER} trains models in the folder, with {@code predict FOLDER} predicts
   * with them after that.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Rehearsal rehearsal = new Rehearsal(folder);
    if (arguments[0].equals("train")) {
      rehearsal.train();
    } else {
      rehearsal.predict(folder);
    }
  }

  private void train() {
    run("train", "iris", "--epochs", "2", "--quiet", "--out", flowers);
    run("train", "digits", "--epochs", "5", "--quiet", "--json", "--out", digits);
  }

  private void predict(Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("flower.csv"), CSV);
    Path image = folder.resolve("digit.png");
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
    run("predict", flowers, csv.toString());
    run("predict", digits, image.toString());
    run("inspect", flowers);
    run("--version");
  }

  private void run(String... arguments) {
    int code = Main.run(console, arguments);
    if (code != ExitCode.OK) {
      throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
    }
  }
}
