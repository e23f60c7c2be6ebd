"""ONNX Runtime by its Python API; peer.py says what it takes and prints.

Its training only writes the file of a network with random weights: the fields of ONNX's protocol
buffers by their numbers, as in its onnx.proto.
"""

import numpy as np
import onnxruntime
import peer

SIZES = [784, 256, 128, 10]
FLOAT = 1


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out + bytearray([value]))


def number(field, value):
    return varint(field << 3) + varint(value)


def content(field, value):
    value = value.encode() if isinstance(value, str) else value
    return varint(field << 3 | 2) + varint(len(value)) + value


def node(operation, output, *inputs):
    names = b"".join(content(1, name) for name in inputs)
    return content(1, names + content(2, output) + content(4, operation))


def tensor(name, values):
    dims = b"".join(number(1, dim) for dim in values.shape)
    raw = values.astype("<f4").tobytes()
    return content(5, dims + number(2, FLOAT) + content(8, name) + content(9, raw))


def value(field, name, width):
    shape = content(1, content(2, "samples")) + content(1, number(1, width))
    kind = content(1, number(1, FLOAT) + content(2, shape))
    return content(field, content(1, name) + content(2, kind))


def network():
    generator = np.random.default_rng(1)
    graph, weights, source = b"", b"", "x"
    for i, (inputs, outputs) in enumerate(zip(SIZES, SIZES[1:])):
        last = i + 2 == len(SIZES)
        result = "scores" if last else f"sum{i}"
        graph += node("Gemm", result, source, f"w{i}", f"b{i}")
        if not last:
            source = f"relu{i}"
            graph += node("Relu", source, result)
        weights += tensor(f"w{i}", 0.05 * generator.standard_normal((inputs, outputs)))
        weights += tensor(f"b{i}", np.zeros(outputs))
    graph += content(2, "network") + weights + value(11, "x", 784) + value(12, "scores", 10)
    return number(1, 8) + content(7, graph) + content(8, number(2, 13))


def main():
    options = peer.arguments()
    if options.job == "train":
        with open(options.model, "wb") as file:
            file.write(network())
        return
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    session = onnxruntime.InferenceSession(options.model, settings, ["CPUExecutionProvider"])
    raw, count = peer.images(options.data, "t10k", options.batch)
    x = np.frombuffer(raw, np.uint8).reshape(count, -1).astype(np.float32) / 255

    def run():
        return session.run(None, {"x": x})[0]

    peer.predict(options, run)


main()
