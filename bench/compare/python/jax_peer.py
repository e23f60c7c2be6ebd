"""JAX on the CPU with the whole step compiled; peer.py says what it takes and prints.

The samples of a batch are gathered inside of the step. The tiny network's loop is compiled as a whole.
"""

import os
import sys

threads = sys.argv[sys.argv.index("--threads") + 1] if "--threads" in sys.argv else "2"
# XLA has no setting for its threads: they are as many as the processors that the process may use.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(threads)])
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp
import numpy as np
import peer

LOOP = 1000


def parameters(sizes, seed=1):
    generator = np.random.default_rng(seed)
    return [
        (
            jnp.asarray(generator.uniform(-1, 1, (i, o)) * np.sqrt(6 / (i + o)), jnp.float32),
            jnp.zeros(o, jnp.float32),
        )
        for i, o in zip(sizes, sizes[1:])
    ]


def forward(weights, x, activation):
    for w, b in weights[:-1]:
        x = activation(x @ w + b)
    w, b = weights[-1]
    return x @ w + b


def scores(weights, x):
    return forward(weights, x, jax.nn.relu)


def cross_entropy(weights, x, y):
    return -jnp.take_along_axis(jax.nn.log_softmax(scores(weights, x)), y[:, None], 1).mean()


@jax.jit
def adam(state, x, y, batch):
    weights, first, second, step = state
    step = step + 1
    gradient = jax.grad(cross_entropy)(weights, x[batch], y[batch])
    mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
    square = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
    rate = 0.001 * jnp.sqrt(1 - 0.999**step) / (1 - 0.9**step)
    weights = jax.tree.map(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-8), weights, mean, square)
    return weights, mean, square, step


def numbers(folder, part, count=None):
    content, count = peer.images(folder, part, count)
    return np.frombuffer(content, np.uint8).reshape(count, -1).astype(np.float32) / 255


def train(options):
    x = jnp.asarray(numbers(options.data, "train"))
    y = jnp.asarray(np.frombuffer(peer.labels(options.data, "train"), np.uint8).astype(np.int32))
    weights = parameters([784, 256, 128, 10])
    zeros = jax.tree.map(jnp.zeros_like, weights)
    state = [(weights, zeros, zeros, jnp.float32(0))]
    generator = np.random.default_rng(1)

    def epoch(_):
        order = generator.permutation(len(x))
        for at in range(0, len(x), options.batch):
            batch = order[at : at + options.batch]
            state[0] = adam(state[0], x, y, batch)
        jax.block_until_ready(state[0])

    peer.train(options.epochs, len(x), epoch)
    weights = state[0][0]
    found = np.asarray(scores(weights, numbers(options.data, "t10k"))).argmax(1)
    wanted = np.frombuffer(peer.labels(options.data, "t10k"), np.uint8)
    peer.show("accuracy", 100 * float((found == wanted).mean()))
    arrays = {f"{kind}{i}": np.asarray(a) for i, wb in enumerate(weights) for kind, a in zip("wb", wb)}
    with open(options.model, "wb") as file:
        np.savez(file, **arrays)


def tiny(options):
    x = jnp.asarray(np.random.default_rng(1).random((options.batch, 2), np.float32))
    y = jnp.asarray(np.arange(options.batch) % 2, jnp.float32)[:, None]

    def loss(weights):
        z = forward(weights, x, jnp.tanh)
        return (jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z)))).mean()

    def step(_, weights):
        return jax.tree.map(lambda w, g: w - 0.001 * g, weights, jax.grad(loss)(weights))

    loop = jax.jit(lambda weights: jax.lax.fori_loop(0, LOOP, step, weights))
    state = [parameters([2, 8, 8, 1])]

    def run():
        state[0] = jax.block_until_ready(loop(state[0]))

    run()
    peer.show("step", 1e6 * peer.seconds_each(run, options.seconds) / LOOP)


def main():
    options = peer.arguments()
    if options.job == "train":
        train(options)
    elif options.job == "tiny":
        tiny(options)
    else:
        arrays = np.load(options.model)
        weights = [(jnp.asarray(arrays[f"w{i}"]), jnp.asarray(arrays[f"b{i}"])) for i in range(3)]
        x = numbers(options.data, "t10k", options.batch)
        predict = jax.jit(scores)

        def run():
            return np.asarray(predict(weights, x))

        peer.predict(options, run)


main()
