"""Keras by its fit and predict; peer.py says what it takes and prints."""

import backend

backend.choose()

import keras
import numpy as np
import peer

TINY_BATCHES = 200


def numbers(folder, part, count=None):
    content, count = peer.images(folder, part, count)
    return np.frombuffer(content, np.uint8).reshape(count, -1).astype(np.float32) / 255


def targets(folder, part):
    return np.frombuffer(peer.labels(folder, part), np.uint8).astype(np.int32)


def network(sizes, activation):
    layers = [keras.layers.Input((sizes[0],))]
    layers += [keras.layers.Dense(size, activation) for size in sizes[1:-1]]
    return keras.Sequential(layers + [keras.layers.Dense(sizes[-1])])


def train(options):
    x, y = numbers(options.data, "train"), targets(options.data, "train")
    model = network([784, 256, 128, 10], "relu")
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.001), loss)

    def epoch(number):
        model.fit(
            x, y, batch_size=options.batch, initial_epoch=number, epochs=number + 1, verbose=0
        )

    peer.train(options.epochs, len(x), epoch)
    found = model.predict(numbers(options.data, "t10k"), batch_size=1024, verbose=0).argmax(1)
    peer.show("accuracy", 100 * float((found == targets(options.data, "t10k")).mean()))
    model.save(options.model + ".keras")


def tiny(options):
    samples = TINY_BATCHES * options.batch
    x = np.random.default_rng(1).random((samples, 2), np.float32)
    y = (np.arange(samples) % 2).astype(np.float32)
    model = network([2, 8, 8, 1], "tanh")
    model.compile(keras.optimizers.SGD(0.001), keras.losses.BinaryCrossentropy(from_logits=True))

    def epoch():
        model.fit(x, y, batch_size=options.batch, epochs=1, verbose=0)

    peer.show("step", 1e6 * peer.seconds_each(epoch, options.seconds) / TINY_BATCHES)


def main():
    options = peer.arguments()
    if options.job == "train":
        train(options)
    elif options.job == "tiny":
        tiny(options)
    else:
        model = keras.models.load_model(options.model + ".keras")
        x = numbers(options.data, "t10k", options.batch)

        def run():
            return keras.ops.convert_to_numpy(model.predict_on_batch(x))

        peer.predict(options, run)


main()
