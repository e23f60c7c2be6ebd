package dev.cajal.app.lab;

import dev.cajal.RandomKey;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Nearest;
import dev.cajal.nn.data.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a lab runs with: a value for each of its parameters, and a seed. */
public final class Settings {
  /** The seed unless another is given. */
  public static final long SEED = 1;

  private final LabCard card;
  private final Map<String, Object> changed;
  private final long seed;

  private Settings(LabCard card, Map<String, Object> changed, long seed) {
    this.card = card;
    this.changed = changed;
    this.seed = seed;
  }

  /** Every parameter at its initial value. */
  public static Settings initial(Lab lab) {
    return new Settings(lab.card(), Map.of(), SEED);
  }

  /** With another seed. */
  public Settings seed(long newSeed) {
    return new Settings(card, changed, newSeed);
  }

  /**
   * With one parameter changed.
   *
   * @throws DataException if the lab has no such parameter or the text is outside its range
   */
  public Settings set(String name, String text) {
    List<String> names = card.parameters().stream().map(Parameter::name).toList();
    for (Parameter<?> parameter : card.parameters()) {
      if (parameter.name().equals(name)) {
        return put(name, parameter.parse(text));
      }
    }
    if (names.isEmpty()) {
      throw new DataException("lab %s has no parameters to set".formatted(card.id()));
    }
    // One letter is near every other.
    String near = name.length() < 3 ? "" : Nearest.suggestion(name, names);
    throw new DataException(
        "lab %s has no parameter %s; %s"
            .formatted(
                card.id(),
                Quoted.of(name),
                near.isEmpty() ? "it has " + String.join(", ", names) : near));
  }

  /** With one parameter changed. */
  public <T> Settings set(Parameter<T> parameter, T value) {
    return put(parameter.name(), value);
  }

  /** The value of a parameter. */
  @SuppressWarnings("unchecked")
  public <T> T get(Parameter<T> parameter) {
    return (T) changed.getOrDefault(parameter.name(), parameter.initial());
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** The source of random numbers that belongs to the seed. */
  public RandomKey key() {
    return RandomKey.of(seed);
  }

  /** Whether nothing is changed, so that the numbers are those of the catalogue. */
  public boolean isInitial() {
    return changed.isEmpty() && seed == SEED;
  }

  /** The values by name, as text, in the order of the card. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Parameter<?> parameter : card.parameters()) {
      texts.put(parameter.name(), NumberText.of(get(parameter)));
    }
    return texts;
  }

  private Settings put(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(changed);
    more.put(name, value);
    return new Settings(card, more, seed);
  }
}
