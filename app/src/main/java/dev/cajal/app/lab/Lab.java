package dev.cajal.app.lab;

/**
 * An experiment of the course.
 *
 * <p>A lab is one short file: what it is about ({@link #card}) and what it computes ({@link #run}).
 * Its source stands on its page, so it holds what a student reads and no plumbing.
 */
public interface Lab {
  /** What it is about. */
  LabCard card();

  /**
   * Computes its numbers and figures and notes them down. The same settings give the same results,
   * bit for bit.
   */
  void run(Settings settings, Notebook notebook);

  /** The results for some settings. */
  default LabResult result(Settings settings) {
    Notebook notebook = new Notebook();
    run(settings, notebook);
    return notebook.result();
  }
}
