package peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.Map;

/** ONNX Runtime by its Java API; its training only writes the file of a network. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  public static void main(String[] arguments) throws OrtException, IOException {
    Task task = Task.of(arguments);
    if (task.job().equals("train")) {
      Files.write(task.model(), OnnxFile.network());
      return;
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(task.threads());
    options.setInterOpNumThreads(1);
    float[] images = task.images("t10k", task.batch());
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(Float.BYTES * images.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(images)
            .flip();
    try (OrtSession session = environment.createSession(task.model().toString(), options);
        OnnxTensor x =
            OnnxTensor.createTensor(environment, buffer, new long[] {task.batch(), Task.PIXELS})) {
      Map<String, OnnxTensor> inputs = Map.of("x", x);
      float[] first = new float[Task.CLASSES];
      task.predict(
          () -> {
            try (OrtSession.Result result = session.run(inputs)) {
              ((OnnxTensor) result.get(0)).getFloatBuffer().get(first);
              return first;
            } catch (OrtException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  }
}
