package dev.cajal.codegen.lane;

/** f32 functions for rare arguments, computed in double precision and rounded once. */
public enum RareFunction {
  /** Sine. */
  SIN {
    @Override
    public float apply(float x, float y) {
      return (float) StrictMath.sin(x);
    }
  },
  /** Cosine. */
  COS {
    @Override
    public float apply(float x, float y) {
      return (float) StrictMath.cos(x);
    }
  },
  /** x to the power y. */
  POWER {
    @Override
    public float apply(float x, float y) {
      return (float) StrictMath.pow(x, y);
    }
  };

  /** The function; those of one argument ignore y. */
  public abstract float apply(float x, float y);

  /**
   * Replaces the values of lanes that are rare.
   *
   * @param x the first arguments in [0, width), the second in [width, 2 · width), the usual values
   *     after them; these are replaced
   * @param rare a bit per lane
   * @param width the number of lanes
   */
  public void rescue(float[] x, long rare, int width) {
    for (int lane = 0; lane < width; lane++) {
      if ((rare >>> lane & 1) != 0) {
        x[2 * width + lane] = apply(x[lane], x[width + lane]);
      }
    }
  }
}
