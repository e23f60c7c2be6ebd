"""scikit-learn's MLPClassifier; peer.py says what it takes and prints."""

import pickle

import numpy as np
import peer
from sklearn.neural_network import MLPClassifier

TINY_BATCHES = 100


def numbers(folder, part, count=None):
    content, count = peer.images(folder, part, count)
    return np.frombuffer(content, np.uint8).reshape(count, -1).astype(np.float32) / 255


def targets(folder, part):
    return np.frombuffer(peer.labels(folder, part), np.uint8)


def train(options):
    x, y = numbers(options.data, "train"), targets(options.data, "train")
    model = MLPClassifier(
        (256, 128), solver="adam", alpha=0, batch_size=options.batch, random_state=1
    )

    def epoch(_):
        model.partial_fit(x, y, classes=np.arange(peer.CLASSES))

    peer.train(options.epochs, len(x), epoch)
    accuracy = model.score(numbers(options.data, "t10k"), targets(options.data, "t10k"))
    peer.show("accuracy", 100 * accuracy)
    with open(options.model, "wb") as file:
        pickle.dump(model, file)


def tiny(options):
    samples = TINY_BATCHES * options.batch
    x = np.random.default_rng(1).random((samples, 2), np.float32)
    y = np.arange(samples) % 2
    model = MLPClassifier(
        (8, 8), "tanh", solver="sgd", alpha=0, momentum=0, batch_size=options.batch, random_state=1
    )

    def epoch():
        model.partial_fit(x, y, classes=[0, 1])

    peer.show("step", 1e6 * peer.seconds_each(epoch, options.seconds) / TINY_BATCHES)


def main():
    options = peer.arguments()
    if options.job == "train":
        train(options)
    elif options.job == "tiny":
        tiny(options)
    else:
        with open(options.model, "rb") as file:
            model = pickle.load(file)
        x = numbers(options.data, "t10k", options.batch)

        def run():
            return model.predict_proba(x)

        peer.predict(options, run)


main()
