package dev.cajal.app.figure;

import java.util.ArrayList;
import java.util.List;

/** Which colour and which shape the names of a chart's marks have, in the order of their names. */
final class Colouring {
  /** A triangle that points up, as the charts' library counts shapes. */
  static final int UP = 24;

  /** A triangle that points down. */
  static final int DOWN = 25;

  /** Circle, triangle, square, diamond, and a triangle that points down. */
  private static final int[] SHAPES = {21, UP, 22, 23, DOWN};

  private final List<String> names = new ArrayList<>();

  Colouring(List<Mark> marks) {
    for (Mark mark : marks) {
      boolean coloured = !(mark instanceof Mark.Heat) && !mark.name().isEmpty();
      if (coloured && !names.contains(mark.name())) {
        names.add(mark.name());
      }
    }
  }

  Colour of(String name) {
    return name.isEmpty() ? Colour.INK : Colour.series(names.indexOf(name));
  }

  int shape(String name) {
    return SHAPES[Math.max(0, names.indexOf(name)) % SHAPES.length];
  }

  List<String> names() {
    return names;
  }
}
