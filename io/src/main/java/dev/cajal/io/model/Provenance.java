package dev.cajal.io.model;

import dev.cajal.io.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a model comes from.
 *
 * @param data the built-in set or the file that it learned from, as the user named it
 * @param sha256 the SHA-256 of that data, in hexadecimal
 * @param rows samples before the split
 * @param target the target column that the user asked for, if any
 * @param task the task that the user asked for, if any
 * @param versions of Cajal and of Java
 */
public record Provenance(
    String data,
    String sha256,
    int rows,
    Optional<String> target,
    Optional<String> task,
    Map<String, String> versions) {

  /** Keeps an unmodifiable copy of the versions, ordered by name. */
  public Provenance {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(sha256, "sha256");
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("data", data);
    map.put("sha256", sha256);
    map.put("rows", rows);
    target.ifPresent(name -> map.put("target", name));
    task.ifPresent(name -> map.put("task", name));
    map.put("versions", versions);
    return map;
  }

  static Provenance read(JsonObject json) {
    Map<String, String> versions = new LinkedHashMap<>();
    JsonObject named = json.object("versions");
    named.members().keySet().forEach(name -> versions.put(name, named.text(name)));
    return new Provenance(
        json.text("data"),
        json.text("sha256"),
        json.count("rows"),
        json.optionalText("target"),
        json.optionalText("task"),
        versions);
  }
}
