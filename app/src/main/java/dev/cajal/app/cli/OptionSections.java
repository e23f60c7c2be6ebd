package dev.cajal.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options of a command under headings, in its help. */
final class OptionSections implements IHelpSectionRenderer {
  private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put(
        "What is learnt",
        List.of("target", "task", "ignore", "validation", "test", "folds", "group", "time"));
    SECTIONS.put(
        "How data is read and encoded",
        List.of(
            "encoding",
            "missing",
            "query",
            "scale",
            "encode",
            "impute",
            "missing-indicator",
            "polynomial",
            "rare",
            "image-size",
            "image-colour",
            "stream",
            "shuffle-window"));
    SECTIONS.put(
        "The network and its training",
        List.of(
            "layers",
            "loss",
            "class-weights",
            "resample",
            "optimizer",
            "learning-rate",
            "schedule",
            "epochs",
            "batch-size",
            "early-stopping",
            "seed"));
    SECTIONS.put(
        "Against overfitting and for stable steps",
        List.of(
            "l2",
            "l1",
            "weight-decay",
            "max-norm",
            "regularized",
            "clip-norm",
            "clip-value",
            "average"));
    SECTIONS.put("How it is judged", List.of("metrics", "calibrate"));
  }

  /** In quotes and short enough for a line. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]{1,30}\"");

  private static final char NO_BREAK = '\u00a0';

  /**
   * A letter that stands for an opening bracket while lines are broken, as they break before one.
   */
  private static final char BRACKET = '\u01c0';

  private static final String OTHERS = "This command";

  private OptionSections() {}

  /** Lets the help of a command show its options so. */
  static void show(CommandLine command) {
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(command.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
    command.setHelpSectionMap(sections);
  }

  @Override
  public String render(Help help) {
    List<OptionSpec> left = new ArrayList<>(help.commandSpec().options());
    StringBuilder text = new StringBuilder();
    SECTIONS.forEach(
        (heading, names) -> {
          List<OptionSpec> options = new ArrayList<>();
          for (String name : names) {
            left.stream()
                .filter(option -> option.longestName().equals("--" + name))
                .forEach(options::add);
          }
          left.removeAll(options);
          append(text, help, heading, options);
        });
    append(text, help, OTHERS, left);
    return text.toString();
  }

  /** What stands in quotes is to be typed as it is, so no line breaks within it. */
  private static OptionSpec glued(OptionSpec option) {
    String[] description = option.description();
    String[] glued =
        Arrays.stream(description)
            .map(
                text ->
                    LITERAL
                        .matcher(text)
                        .replaceAll(
                            match ->
                                Matcher.quoteReplacement(
                                    match.group().replace(' ', NO_BREAK).replace('(', BRACKET))))
            .toArray(String[]::new);
    return Arrays.equals(glued, description)
        ? option
        : OptionSpec.builder(option).description(glued).build();
  }

  private static void append(
      StringBuilder text, Help help, String heading, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return;
    }
    Help.Layout layout = help.createDefaultLayout();
    layout.addAllOptions(
        options.stream().map(OptionSections::glued).toList(), help.parameterLabelRenderer());
    text.append(System.lineSeparator())
        .append(help.colorScheme().text("@|bold " + heading + "|@"))
        .append(System.lineSeparator())
        .append(layout.toString().replace(BRACKET, '(').replace(NO_BREAK, ' '));
  }
}
