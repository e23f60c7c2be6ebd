package dev.cajal.app.figure;

/** How a heat map turns a number into a colour. */
public enum Palette {
  /** Low to high from dark violet to yellow (viridis), which also reads well in grey. */
  VALUES {
    @Override
    int argb(double share) {
      double position = share * (VIRIDIS.length - 1);
      int index = (int) Math.min(VIRIDIS.length - 2.0, position);
      return 0xff000000 | mix(VIRIDIS[index], VIRIDIS[index + 1], position - index);
    }
  },
  /** Low is blue, high vermillion, and the middle shows the paper. */
  SIGNED {
    @Override
    int argb(double share) {
      double strength = Math.abs(2 * share - 1);
      Colour colour = share < 0.5 ? Colour.BLUE : Colour.VERMILLION;
      return (int) Math.round(0.85 * 255 * strength) << 24 | colour.lightRgb();
    }
  },
  /** The numbers are classes, counted from 0: each has the colour of its series. */
  CLASSES {
    @Override
    int argb(double share) {
      int index = (int) Math.round(share * LEVELS);
      return 0x66000000 | Colour.series(index).lightRgb();
    }
  };

  /** Numbers are drawn in this many steps above the lowest. */
  static final int LEVELS = 255;

  private static final int[] VIRIDIS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  /** The colour of a number between 0 (lowest) and 1 (highest), opacity in the first byte. */
  abstract int argb(double share);

  private static int mix(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      mixed |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return mixed;
  }
}
