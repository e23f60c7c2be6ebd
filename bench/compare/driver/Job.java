import java.util.List;
import java.util.Locale;

/** What a program is started for; some jobs yield several figures. */
enum Job {
  TRAIN_64(Figure.RATE_64, Figure.EPOCH, Figure.MEMORY, Figure.ACCURACY),
  TRAIN_512(Figure.RATE_512),
  WHOLE(Figure.WHOLE_RATE, Figure.WHOLE_ACCURACY),
  TINY(Figure.TINY),
  ONE(Figure.MEDIAN, Figure.P99),
  BATCH(Figure.BATCH),
  FIRST(Figure.FIRST),
  PRODUCTS_1(Figure.products(1)),
  PRODUCTS_2(Figure.products(2));

  private final List<Figure> figures;

  Job(Figure... figures) {
    this.figures = List.of(figures);
  }

  List<Figure> figures() {
    return figures;
  }

  /** Whether it reads the model that {@link #TRAIN_64} leaves. */
  boolean needsModel() {
    return this == ONE || this == BATCH || this == FIRST;
  }

  boolean isTraining() {
    return this == TRAIN_64 || this == TRAIN_512;
  }

  int threads() {
    return this == TINY || this == ONE || this == PRODUCTS_1 ? 1 : 2;
  }

  /** What it is called in the file of results. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word that programs are started with. */
  String word() {
    return switch (this) {
      case TRAIN_64, TRAIN_512 -> "train";
      case PRODUCTS_1, PRODUCTS_2 -> "products";
      default -> key();
    };
  }
}
