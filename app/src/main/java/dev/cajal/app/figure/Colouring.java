package dev.cajal.app.figure;

import java.util.ArrayList;
import java.util.List;

/** Which colour and which shape the names of a chart's marks have, in the order of their names. */
final class Colouring {
  /** Shapes as the charts' library counts them: circle, triangle, square, diamond. */
  private static final int[] SHAPES = {21, 24, 22, 23, 25};

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
