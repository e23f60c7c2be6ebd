import java.util.List;
import java.util.Locale;

/** What a program is started for; some jobs yield several figures. */
enum Job {
  TRAIN_64(Figure.RATE_64, Figure.EPOCH, Figure.MEMORY, Figure.ACCURACY),
  TRAIN_512(Figure.RATE_512),
  TINY(Figure.TINY),
  ONE(Figure.MEDIAN, Figure.P99),
  BATCH(Figure.BATCH),
  FIRST(Figure.FIRST);

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

  int threads() {
    return this == TINY || this == ONE ? 1 : 2;
  }

  /** The word that programs are started with. */
  String word() {
    return switch (this) {
      case TRAIN_64, TRAIN_512 -> "train";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
