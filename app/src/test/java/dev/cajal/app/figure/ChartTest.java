package dev.cajal.app.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Grid BOWL = Grid.square(-1, 1, p -> p.square().sum(1));
  private static final Chart EVERYTHING =
      Chart.of("A & B")
          .axes("x₁", "x₂")
          .equalAxes()
          .heat("bowl", BOWL)
          .contours(BOWL, 0.5, 1)
          .boundary(BOWL, 0.25)
          .points("one", new double[][] {{0, 0}, {0.5, 0.5}})
          .points("two", new double[][] {{-0.5, 0}})
          .path("way", new double[] {1, 0.5, 0}, new double[] {1, 0.2, 0})
          .arrow("w", 0, 0, 0.5, 0.5)
          .label("here", 0, 0)
          .vertical(0)
          .band("spread", new double[] {-1, 1}, new double[] {0, 0}, new double[] {0.1, 0.1});

  @Test
  void svg_isTheSameEachTimeAndHasNoColoursOfItsOwnForText() {
    String svg = EVERYTHING.svg().element();

    assertThat(svg).isEqualTo(EVERYTHING.svg().element());
    assertThat(svg)
        .contains("A &amp; B", "one", "two", "way", "spread", "here", Colour.INK.css())
        .doesNotContain("rgb(1,254,", "#01fe", "<style", "class=\"axis");
  }

  @Test
  void png_hasTheColoursOfItsMarks() throws IOException {
    Grid low = new Grid(0, 1, 0, 1, 2, new double[] {0, 0, 0, 0});
    Chart chart = Chart.of("all low").heat("p", low, Palette.SIGNED, 0, 1);

    var image = ImageIO.read(new ByteArrayInputStream(chart.svg().png()));

    int middle = image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    assertThat(middle >> 16 & 255).as("red").isLessThan(70);
    assertThat(middle & 255).as("blue").isGreaterThan(160);
  }

  @Test
  void png_ofClasses_keepsEachColour() throws IOException {
    Grid halves = Grid.square(0, 1, p -> p.at(1, 0).greaterThan(0.5).to(dev.cajal.shape.DType.F64));
    Chart chart = Chart.of("two regions").regions(halves.scaled(2), "a", "b", "c");

    var image = ImageIO.read(new ByteArrayInputStream(chart.svg().png()));

    int left = image.getRGB(image.getWidth() * 3 / 10, image.getHeight() / 2);
    int right = image.getRGB(image.getWidth() * 8 / 10, image.getHeight() / 2);
    assertThat(left & 255).as("class 0 is blue").isGreaterThan(200);
    assertThat(right >> 8 & 255).as("class 2 is green").isGreaterThan(right & 255);
    assertThat(right >> 8 & 255).isGreaterThan(right >> 16 & 255);
  }

  @Test
  void marks_ofWrongSizes_areRefused() {
    assertThatThrownBy(() -> Chart.of("t").line("a", new double[2], new double[3]))
        .hasMessage("line: x and y must have the same count, at least 1; found 2 and 3");
    assertThatThrownBy(() -> Chart.of("t").categories("a", "b").bars("n", 1))
        .hasMessage("bars n: one value is needed for each of the categories [a, b]; found 1");
    assertThatThrownBy(() -> Chart.of("t").heat("n", BOWL, Palette.VALUES, 1, 1))
        .hasMessage("heat map n: low must be below high; found 1.0 and 1.0");
    assertThatThrownBy(() -> Chart.of("t").xRange(2, 1))
        .hasMessageContaining("low must be below high");
    assertThatThrownBy(() -> Grid.square(0, 1, p -> p))
        .hasMessage(
            "grid: the function must give one number for each of 6561 points; found shape [6561,"
                + " 2]");
    assertThatThrownBy(() -> new Panels("t", 1, List.of()))
        .hasMessage("panels: at least one picture and one column are needed; found 0 and 1");
  }

  @Test
  void ticks_areRoundNumbers() {
    Ticks linear = Ticks.of(new Axis("x"), new Extent(-0.31, 1.02), 300, true).orElseThrow();
    assertThat(linear.labels()).containsExactly("−0.2", "0.0", "0.2", "0.4", "0.6", "0.8", "1.0");

    Axis logarithmic = new Axis("h", true, Double.NaN, Double.NaN);
    Ticks powers = Ticks.of(logarithmic, new Extent(1e-6, 1), 300, true).orElseThrow();
    assertThat(powers.labels()).containsExactly("10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1");

    Ticks few = Ticks.of(logarithmic, new Extent(16, 512), 300, true).orElseThrow();
    assertThat(few.labels()).containsExactly("20", "50", "100", "200", "500");
    Ticks decade = Ticks.of(logarithmic, new Extent(0.25, 10), 300, true).orElseThrow();
    assertThat(decade.labels()).containsExactly("0.5", "1", "2", "5", "10");
    Ticks narrow = Ticks.of(logarithmic, new Extent(1.1e-4, 9e-2), 300, true).orElseThrow();
    assertThat(narrow.places()).hasSizeLessThanOrEqualTo(300 / 42);
    assertThat(narrow.places()).containsExactly(3e-4, 1e-3, 3e-3, 1e-2, 3e-2);
    assertThat(Ticks.of(logarithmic, new Extent(1.1, 1.9), 300, true)).isEmpty();
  }

  @Test
  void lines_withoutNumbers_areInterrupted() {
    double[] x = {0, 1, 2, 3, 4};
    double[] y = {0, 1, Double.NaN, 1, Double.POSITIVE_INFINITY};

    assertThat(Chart.of("t").line("a", x, y).svg().body()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void curve_ofALogarithm_leavesOutWhatHasNoPlace() {
    Chart chart = Chart.of("t").logY().curve("e", -1, 1, Tensor::exp).curve("x", -1, 1, x -> x);

    assertThat(chart.svg().body()).contains("<path");
  }

  @Test
  void path_isThinnedByWhatIsSeen() {
    double[] x = {1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 0.01, 1};
    double[] y = {1, 1, 1, 1, 1, 1, 1};
    Mark.Line line = new Mark.Line("a", x, y, false, true);
    Axis free = new Axis("x");
    Axis logarithmic = new Axis("x", true, Double.NaN, Double.NaN);
    Axis left = new Axis("x", false, 0, 2e-4);

    assertThat(line.thinned(free, free).x()).containsExactly(1e-8, 0.01, 1);
    assertThat(line.thinned(logarithmic, free).x()).containsExactly(x);
    assertThat(line.thinned(left, free).x()).containsExactly(1e-8, 1e-5, 1e-4, 0.01, 1);
  }

  @Test
  void bars_sideways_standOverEachOther() {
    Chart upright = Chart.of("t").categories("first", "second").bars("b", 1, 2);

    String body = upright.sideways().svg().body();

    assertThat(body).contains(">first<", ">second<").isNotEqualTo(upright.svg().body());
  }

  @Test
  void png_placesWithoutANumber_areGrey() throws IOException {
    Grid half = new Grid(0, 1, 0, 1, 2, new double[] {0, Double.NaN, 1, Double.NaN});
    Chart chart = Chart.of("half known").heat("p", half, Palette.VALUES, 0, 1);

    var image = ImageIO.read(new ByteArrayInputStream(chart.svg().png()));

    int right = image.getRGB(image.getWidth() * 8 / 10, image.getHeight() / 2);
    assertThat(right & 255).isBetween(0x80, 0x98).isEqualTo(right >> 16 & 255);
    int left = image.getRGB(image.getWidth() * 3 / 10, image.getHeight() / 4);
    assertThat(left & 255).isNotEqualTo(left >> 16 & 255);
  }

  @Test
  void svg_bare_hasNoNumbersBeside() {
    Chart chart = Chart.of("images").heat("", BOWL, Palette.VALUES, 0, 2);

    assertThat(chart.svg().body()).contains("<text");
    assertThat(chart.bare().svg().body().replaceAll("(?s)<text[^>]*>\\s*(<tspan[^>]*>)?images", ""))
        .doesNotContain("0.5", "-1");
  }
}
