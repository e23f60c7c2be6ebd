package dev.cajal.io.model;

import dev.cajal.Tensor;
import dev.cajal.io.json.Json;
import dev.cajal.io.json.JsonObject;
import dev.cajal.io.safetensors.NamedArray;
import dev.cajal.io.safetensors.Safetensors;
import dev.cajal.io.safetensors.SafetensorsFile;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.layer.Layer;
import dev.cajal.nn.layer.Layers;
import dev.cajal.nn.parameter.Parameters;
import dev.cajal.nn.registry.Registry;
import dev.cajal.nn.registry.SettingException;
import dev.cajal.nn.train.Network;
import dev.cajal.shape.DType;
import dev.cajal.shape.ShapeException;
import dev.cajal.shape.TensorType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network in one safetensors file: its parameters as tensors, its layers as metadata.
 *
 * <pre>{@code
 * NetworkFile.write(Path.of("xor.safetensors"), network);
 * Network loaded = NetworkFile.read(Path.of("xor.safetensors"));
 * }</pre>
 *
 * <p>The file holds names of layers and their settings, never names of classes.
 */
public final class NetworkFile {
  private static final String KEY = "cajal.network";
  private static final int VERSION = 1;

  private NetworkFile() {}

  /**
   * Writes or replaces a file at once; equal networks give equal bytes.
   *
   * @throws IllegalArgumentException if a layer is not registered
   * @throws DataException if the file cannot be written
   */
  public static void write(Path file, Network network) {
    write(file, network, Layers.registry());
  }

  /** The same for a network with layers of one's own, defined in the registry. */
  public static void write(Path file, Network network, Registry<Layer> layers) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("version", VERSION);
    description.put("sample", SampleForm.toMap(network.sample()));
    description.put("dtype", network.parameters().dtype().label());
    // A text, because some readers of JSON lose digits of long numbers.
    description.put("seed", Long.toString(network.parameters().seed()));
    description.put("preprocessing", form(network.preprocessing(), layers));
    description.put("layers", form(network.layer(), layers));
    description.put("output", form(network.output(), layers));
    Weights.write(file, network.parameters().values(), Map.of(KEY, Json.line(description)));
  }

  private static Map<String, Object> form(Layer layer, Registry<Layer> layers) {
    return layers
        .toMap(layer)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("network file: every layer must be registered so that it can be read again;"
                            + " %s is not, or holds one that is not; pass"
                            + " Layers.registry().with(its definition)")
                        .formatted(layer)));
  }

  /**
   * Reads a network that predicts the same bits as the one written.
   *
   * @throws DataException if the file is missing, damaged, of another kind or of a newer version
   */
  public static Network read(Path file) {
    return read(file, Layers.registry());
  }

  /** The same for a network with layers of one's own, defined in the registry. */
  public static Network read(Path file, Registry<Layer> layers) {
    SafetensorsFile content = Safetensors.read(file);
    String text = content.metadata().get(KEY);
    if (text == null) {
      throw new DataException(
          "%s: holds tensors but no network; its metadata must have the entry %s"
              .formatted(file, KEY));
    }
    JsonObject description = Json.parse(file + ", " + KEY, text);
    if (description.whole("version") > VERSION) {
      throw new DataException(
          "%s: was written by a newer version of Cajal (format %d); this one reads up to %d"
              .formatted(file, description.whole("version"), VERSION));
    }
    TensorType sample = SampleForm.read(description.object("sample"));
    DType dtype = SampleForm.dtype(description, "dtype");
    Parameters parameters = Parameters.of(description.wholeText("seed"), dtype);
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (NamedArray array : content.arrays()) {
      values.put(array.name(), Tensor.of(array.values(), array.shape()));
    }
    try {
      Network network =
          Network.of(
                  layer(description, "preprocessing", layers),
                  layer(description, "layers", layers),
                  sample,
                  parameters)
              .withOutput(layer(description, "output", layers));
      parameters.load(values);
      return network;
    } catch (SettingException | ShapeException e) {
      throw new DataException(file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new DataException(file + ": its tensors do not fit its layers; " + e.getMessage(), e);
    }
  }

  private static Layer layer(JsonObject description, String name, Registry<Layer> layers) {
    return layers.fromMap(description.object(name).members());
  }
}
