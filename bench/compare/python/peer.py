"""What the peers in Python share: arguments, data, and how a figure is measured and printed."""

import argparse
import gzip
import math
import struct
import time
from pathlib import Path

PIXELS = 784
CLASSES = 10

# Parts of the time for warming up: how long is looked whether it is warm, and then measured.
WINDOWS = 24
MEASURED = 4
BLOCKS = 9


def arguments(*variants):
    parser = argparse.ArgumentParser()
    parser.add_argument("job", choices=["train", "whole", "tiny", "one", "batch", "first", "products"])
    parser.add_argument("--data", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=6)
    if variants:
        parser.add_argument("--variant", choices=variants, default=variants[0])
    return parser.parse_args()


def show(word, value=0):
    print(word, value, flush=True)


def idx(folder, name):
    """The bytes of an IDX file after its header, and its sizes."""
    path = Path(folder) / name
    path = path if path.exists() else path.with_name(name + ".gz")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        rank = file.read(4)[3]
        sizes = struct.unpack(f">{rank}I", file.read(4 * rank))
        return file.read(), sizes


def images(folder, part, count=None):
    """The bytes of the images of a part, train or t10k, and how many there are."""
    content, sizes = idx(folder, f"{part}-images-idx3-ubyte")
    count = count or sizes[0]
    return content[: count * PIXELS], count


def labels(folder, part):
    return idx(folder, f"{part}-labels-idx1-ubyte")[0]


def train(epochs, samples, run_epoch):
    """Runs epochs and prints the end of the first, and the median speed of the others."""
    rates = []
    for epoch in range(epochs):
        start = time.perf_counter()
        run_epoch(epoch)
        rates.append(samples / (time.perf_counter() - start))
        if epoch == 0:
            show("epoch")
    rates = sorted(rates[1:] or rates)
    show("rate", (rates[(len(rates) - 1) // 2] + rates[len(rates) // 2]) / 2)


def warm(run, seconds):
    """Runs until four windows of time in turn agree within 5 %, or the time is over.

    Returns the seconds of one run in the last window.
    """
    window, limit = seconds / WINDOWS, time.perf_counter() + seconds
    means = []
    while True:
        start = time.perf_counter()
        count = 0
        while time.perf_counter() - start < window:
            run()
            count += 1
        means.append((time.perf_counter() - start) / count)
        last = means[-4:]
        if len(last) == 4 and max(last) < 1.05 * min(last) or time.perf_counter() > limit:
            return means[-1]


def seconds_each(run, seconds):
    """The median over blocks of the seconds of one run that is warm."""
    block = max(1, math.ceil(seconds / MEASURED / BLOCKS / warm(run, seconds)))
    times = []
    for _ in range(BLOCKS):
        start = time.perf_counter()
        for _ in range(block):
            run()
        times.append((time.perf_counter() - start) / block)
    return sorted(times)[BLOCKS // 2]


def latency(run, seconds):
    """Prints median and 99th percentile of single runs in microseconds."""
    each = warm(run, seconds)
    times = []
    for _ in range(max(100, int(seconds / MEASURED / each))):
        start = time.perf_counter_ns()
        run()
        times.append((time.perf_counter_ns() - start) / 1000)
    times.sort()
    show("median", times[len(times) // 2])
    show("p99", times[len(times) * 99 // 100])


def predict(options, run):
    """Measures what the job asks for of predictions; run gives the scores of a batch."""
    if options.job == "first":
        show("prediction", int(run().argmax()))
    elif options.job == "one":
        latency(run, options.seconds)
    else:
        show("rate", options.batch / seconds_each(run, options.seconds))
