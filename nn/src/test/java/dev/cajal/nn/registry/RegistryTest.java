package dev.cajal.nn.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private sealed interface Shape {}

  private record Box(int width, double depth, boolean open, String colour) implements Shape {
    Box {
      if (width < 1) {
        throw new IllegalArgumentException("box: width must be at least 1; found " + width);
      }
    }
  }

  private record Grid(List<Double> lines) implements Shape {}

  private record Pile(List<Shape> shapes) implements Shape {}

  private enum Plain implements Shape {
    BALL
  }

  private static final Registry<Shape> SHAPES =
      Registry.of(
          "shape",
          List.of(
              Definition.of(
                  "box",
                  Box.class,
                  List.of(
                      Setting.required("width"),
                      Setting.optional("depth", 0.5),
                      Setting.optional("open", false),
                      Setting.optional("colour", "red")),
                  s ->
                      new Box(
                          s.whole("width"), s.number("depth"), s.flag("open"), s.text("colour")),
                  b ->
                      Settings.of("width", b.width)
                          .and("depth", b.depth)
                          .and("open", b.open)
                          .and("colour", b.colour)),
              Definition.of(
                  "grid",
                  Grid.class,
                  List.of(Setting.required("lines")),
                  s -> new Grid(s.numbers("lines")),
                  g -> Settings.of("lines", g.lines)),
              Definition.of(
                  "pile",
                  Pile.class,
                  List.of(Setting.nested("shapes")),
                  s -> new Pile(s.things("shapes", Shape.class)),
                  p -> Settings.of("shapes", p.shapes)),
              Definition.constant("ball", Plain.BALL)));

  @Test
  void parse_positionalAndNamedArguments_fillsSettings() {
    assertThat(SHAPES.parse("box(3)")).isEqualTo(new Box(3, 0.5, false, "red"));
    assertThat(SHAPES.parse("box(3, 1e-2, true)")).isEqualTo(new Box(3, 0.01, true, "red"));
    assertThat(SHAPES.parse("Box( 3 , colour = dark-blue )"))
        .isEqualTo(new Box(3, 0.5, false, "dark-blue"));
    assertThat(SHAPES.parse("grid([1, -2.5, .5])")).isEqualTo(new Grid(List.of(1.0, -2.5, 0.5)));
    assertThat(SHAPES.parse("grid([])")).isEqualTo(new Grid(List.of()));
    assertThat(SHAPES.parse(" BALL ")).isEqualTo(Plain.BALL);
  }

  @Test
  void parseAll_severalTerms_keepsTheirOrder() {
    assertThat(SHAPES.parseAll("ball box(1)\n ball()"))
        .containsExactly(Plain.BALL, new Box(1, 0.5, false, "red"), Plain.BALL);
  }

  @Test
  void parse_nestedTerms_makesThings() {
    Pile pile = new Pile(List.of(Plain.BALL, new Pile(List.of(new Box(2, 0.5, false, "red")))));

    assertThat(SHAPES.parse("pile(ball pile(box(2)))")).isEqualTo(pile);
    assertThat(SHAPES.print(pile)).contains("pile(ball pile(box(2)))");
    assertThat(SHAPES.toMap(pile).map(SHAPES::fromMap)).contains(pile);
  }

  @Test
  void print_defaults_areLeftOut() {
    assertThat(SHAPES.print(new Box(3, 0.5, false, "red"))).contains("box(3)");
    assertThat(SHAPES.print(new Box(3, 0.25, false, "red"))).contains("box(3, 0.25)");
    assertThat(SHAPES.print(new Box(3, 0.5, true, "blue")))
        .contains("box(3, open=true, colour=blue)");
    assertThat(SHAPES.print(new Grid(List.of(1.0, 0.1)))).contains("grid([1, 0.1])");
  }

  @Test
  void toMap_thing_holdsTypeAndAllSettings() {
    assertThat(SHAPES.toMap(new Box(3, 0.5, false, "red")).orElseThrow())
        .isEqualTo(Map.of("type", "box", "width", 3, "depth", 0.5, "open", false, "colour", "red"));
  }

  @Test
  void toMap_unregistered_isEmpty() {
    Registry<Shape> balls = Registry.of("shape", List.of(Definition.constant("ball", Plain.BALL)));

    assertThat(balls.toMap(new Grid(List.of()))).isEmpty();
    assertThat(balls.print(new Grid(List.of()))).isEmpty();
  }

  @Test
  void fromMap_numbersOfAnyKind_areConverted() {
    assertThat(SHAPES.fromMap(Map.of("type", "box", "width", 3L, "depth", 1)))
        .isEqualTo(new Box(3, 1, false, "red"));
  }

  @Test
  void parse_unknownName_offersNearest() {
    assertRejected(
        "ball bxo(1)",
        "shape \"ball bxo(1)\", position 6: no shape is called \"bxo\"; did you mean \"box\"?");
    assertRejected(
        "zzzzzz",
        "shape \"zzzzzz\", position 1: no shape is called \"zzzzzz\"; there are box, grid, pile,"
            + " ball");
  }

  @Test
  void parse_wrongSetting_saysWhereAndWhat() {
    assertRejected(
        "ball box(0)", "shape \"ball box(0)\", position 6: box: width must be at least 1; found 0");
    assertRejected(
        "box(2.5)", "shape \"box(2.5)\", position 1: box: width must be a whole number; found 2.5");
    assertRejected(
        "box",
        "shape \"box\", position 1: box needs width; it is written box(width, depth=0.5,"
            + " open=false, colour=red)");
    assertRejected(
        "box(1, height=2)",
        "shape \"box(1, height=2)\", position 1: box has no setting \"height\"; it has width,"
            + " depth, open, colour");
    assertRejected(
        "box(1, width=2)", "shape \"box(1, width=2)\", position 1: box has two values for width");
    assertRejected(
        "ball(1)", "shape \"ball(1)\", position 1: ball takes no arguments; found 1 argument");
    assertRejected(
        "box(1, red)", "shape \"box(1, red)\", position 1: box: depth must be a number; found red");
    assertRejected(
        "grid(3)", "shape \"grid(3)\", position 1: grid: lines must be a list; found 3.0");
  }

  @Test
  void parse_brokenText_saysWhatWasExpected() {
    assertRejected("", "shape \"\": a name is expected; the text is empty");
    assertRejected(
        "box(1", "shape \"box(1\", position 6: expected \",\" or \")\"; found the end of the text");
    assertRejected("box(1))", "shape \"box(1))\", position 7: expected a name; found \")\"");
    assertRejected("box(1,)", "shape \"box(1,)\", position 7: expected a name; found \")\"");
    assertRejected(
        "grid([1 2])", "shape \"grid([1 2])\", position 9: expected \",\" or \"]\"; found \"2\"");
    assertThatThrownBy(() -> SHAPES.parse("ball ball"))
        .hasMessage("shape \"ball ball\": expected one name with its settings; found 2");
  }

  @Test
  void fromMap_wrongForm_saysWhatWasExpected() {
    assertThatThrownBy(() -> SHAPES.fromMap(Map.of("width", 3)))
        .hasMessage("shape: the entry \"type\" must hold a name; found null");
    assertThatThrownBy(() -> SHAPES.fromMap(Map.of("type", "bal")))
        .hasMessage("shape: no shape is called \"bal\"; did you mean \"ball\"?");
    assertThatThrownBy(() -> SHAPES.fromMap(Map.of("type", "ball", "size", 3)))
        .hasMessage("shape ball: ball has no setting \"size\"; it has none");
    assertThatThrownBy(() -> SHAPES.fromMap(Map.of("type", "pile", "shapes", 3)))
        .hasMessage("shape pile: shapes must be a list of shapes; found 3");
    assertThatThrownBy(() -> SHAPES.fromMap(Map.of("type", "pile", "shapes", List.of(3))))
        .hasMessage("shape pile: shapes must hold a map for each shape; found 3");
  }

  @Test
  void with_takenName_throws() {
    assertThatThrownBy(() -> SHAPES.with(Definition.constant("ball", Plain.BALL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape registry: a name may be defined once; found two of ball");
  }

  @Test
  void definition_badNames_throw() {
    assertThatThrownBy(() -> Definition.constant("Ball", Plain.BALL))
        .hasMessage(
            "definition: a name must be lower-case letters, digits and underscores, a letter first;"
                + " found \"Ball\"");
  }

  private static void assertRejected(String text, String message) {
    assertThatThrownBy(() -> SHAPES.parseAll(text))
        .isInstanceOf(SettingException.class)
        .hasMessage(message);
  }

  @Test
  void aliases_readAsTheNamesForWhichTheyStand() {
    Registry<Shape> more = SHAPES.withAliases(Map.of("crate", "box", "color", "colour"));

    Shape box = more.parse("Crate(2, color=blue)");

    assertThat(box).isEqualTo(new Box(2, 0.5, false, "blue"));
    assertThat(more.print(box)).contains("box(2, colour=blue)");
    assertThatThrownBy(() -> more.parse("ball(color=blue)"))
        .hasMessageContaining("ball has no setting");
    assertThatThrownBy(() -> SHAPES.withAliases(Map.of("box", "grid")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape registry: box is a name and cannot stand for grid");
  }
}
