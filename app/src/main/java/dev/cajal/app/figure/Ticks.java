package dev.cajal.app.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The marked places along an axis.
 *
 * @param places where they are
 * @param labels how they are written
 */
record Ticks(List<Double> places, List<String> labels) {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Pixels that a label needs for itself beside others. */
  private static final int WIDTH = 42;

  /** Pixels that a label needs for itself above others. */
  private static final int HEIGHT = 30;

  /** Steps of ten on an axis of which fewer say too little. */
  private static final int FEW = 2;

  /** Categories at 0, 1, 2, …. */
  static Ticks of(List<String> categories) {
    List<Double> places = new ArrayList<>();
    categories.forEach(category -> places.add((double) places.size()));
    return new Ticks(places, categories);
  }

  /**
   * Round numbers, on a logarithmic axis powers of ten with 2 and 5 times them where those are few;
   * empty if the axis spans too little, so that the library's own choice stands.
   *
   * @param length of the axis in pixels
   * @param horizontal whether labels stand beside each other
   */
  static Optional<Ticks> of(Axis axis, Extent extent, int length, boolean horizontal) {
    int most = Math.max(2, length / (horizontal ? WIDTH : HEIGHT));
    if (!(extent.low() < extent.high())) {
      return Optional.empty();
    }
    return axis.logarithmic() ? powers(extent, most) : Optional.of(round(extent, most));
  }

  /** As the charts' library takes it. */
  Map<String, Object> specification() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("breaks", new ArrayList<Object>(places));
    map.put("labels", new ArrayList<Object>(labels));
    return map;
  }

  /** Multiples of 1, 2 or 5 times a power of ten. */
  private static Ticks round(Extent extent, int most) {
    double least = (extent.high() - extent.low()) / most;
    int exponent = (int) Math.floor(StrictMath.log10(least));
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(exponent);
    for (int factor : new int[] {2, 5, 10}) {
      if (step.doubleValue() < least) {
        step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
      }
    }
    step = step.stripTrailingZeros();
    double size = step.doubleValue();
    List<Double> places = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    long last = (long) Math.floor(extent.high() / size + 1e-9);
    for (long k = (long) Math.ceil(extent.low() / size - 1e-9); k <= last; k++) {
      BigDecimal place = step.multiply(BigDecimal.valueOf(k));
      places.add(place.doubleValue());
      labels.add(label(place, exponent));
    }
    return new Ticks(places, labels);
  }

  private static String label(BigDecimal place, int exponent) {
    boolean plain = exponent > -5 && place.abs().doubleValue() < 1e6;
    String text = plain ? place.toPlainString() : TickText.of(place.doubleValue());
    return text.replace('-', '−');
  }

  private static Optional<Ticks> powers(Extent extent, int most) {
    int first = (int) Math.ceil(StrictMath.log10(extent.low()) - 1e-9);
    int last = (int) Math.floor(StrictMath.log10(extent.high()) + 1e-9);
    if (last - first < FEW) {
      return between(extent, first - 1, last, most);
    }
    int stride = (last - first) / most + 1;
    List<Double> places = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int power = first; power <= last; power += stride) {
      places.add(StrictMath.pow(10, power));
      labels.add(power(power));
    }
    return Optional.of(new Ticks(places, labels));
  }

  /** 1, 2 and 5 times powers of ten, or 1 and 3, where powers alone are too few to read by. */
  private static Optional<Ticks> between(Extent extent, int first, int last, int most) {
    List<Double> places = multiples(extent, first, last, 1, 2, 5);
    if (places.size() > most) {
      places = multiples(extent, first, last, 1, 3);
    }
    if (places.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(new Ticks(places, places.stream().map(TickText::of).toList()));
  }

  private static List<Double> multiples(Extent extent, int first, int last, int... factors) {
    List<Double> places = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int factor : factors) {
        double value = BigDecimal.valueOf(factor).scaleByPowerOfTen(power).doubleValue();
        if (value >= extent.low() * (1 - 1e-9) && value <= extent.high() * (1 + 1e-9)) {
          places.add(value);
        }
      }
    }
    return places;
  }

  private static String power(int exponent) {
    if (exponent >= -2 && exponent <= 3) {
      return TickText.of(StrictMath.pow(10, exponent));
    }
    StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
