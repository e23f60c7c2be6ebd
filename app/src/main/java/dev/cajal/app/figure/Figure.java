package dev.cajal.app.figure;

import java.util.List;

/** An immutable description of a picture, which becomes SVG or PNG. */
public interface Figure {
  /** What is above it, and what a screen reader says. */
  String title();

  /** The picture. */
  Svg svg();

  /** The pictures that a narrow page puts below each other; usually itself alone. */
  default List<Figure> parts() {
    return List.of(this);
  }
}
