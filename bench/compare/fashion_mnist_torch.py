"""Trains 784-256-128-10 on Fashion-MNIST with PyTorch on the CPU, as `cajal train` does.

Prints one JSON object: test accuracy, and the median over epochs (without the first) of samples per
second. Data sits in memory as tensors and batches are gathered by index, PyTorch's fast way without
a DataLoader.

    python fashion_mnist_torch.py FOLDER_WITH_IDX_FILES [--threads 2] [--epochs 5] [--batch-size 64]
                                  [--seed 1] [--fused] [--compile]
"""

import argparse
import gzip
import json
import statistics
import struct
import time
from pathlib import Path

import torch


def read_idx(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        _, _, kind, rank = struct.unpack(">BBBB", file.read(4))
        dims = struct.unpack(f">{rank}I", file.read(4 * rank))
        return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).reshape(dims)


def load(folder, part):
    def find(name):
        plain = Path(folder) / name
        return plain if plain.exists() else plain.with_name(name + ".gz")

    images = read_idx(find(f"{part}-images-idx3-ubyte"))
    labels = read_idx(find(f"{part}-labels-idx1-ubyte"))
    return images.reshape(len(images), -1).float() / 255, labels.long()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fused", action="store_true")
    parser.add_argument("--compile", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    x, y = load(options.folder, "train")
    test_x, test_y = load(options.folder, "t10k")
    model = torch.nn.Sequential(
        torch.nn.Linear(784, 256),
        torch.nn.ReLU(),
        torch.nn.Linear(256, 128),
        torch.nn.ReLU(),
        torch.nn.Linear(128, 10),
    )
    forward = torch.compile(model) if options.compile else model
    loss = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=options.fused or None)
    rates = []
    start = time.perf_counter()
    for _ in range(options.epochs):
        began = time.perf_counter()
        order = torch.randperm(len(x))
        for at in range(0, len(x), options.batch_size):
            batch = order[at : at + options.batch_size]
            optimizer.zero_grad(set_to_none=True)
            loss(forward(x[batch]), y[batch]).backward()
            optimizer.step()
        rates.append(len(x) / (time.perf_counter() - began))
    seconds = time.perf_counter() - start
    with torch.no_grad():
        accuracy = (model(test_x).argmax(1) == test_y).float().mean().item()
    rate = statistics.median(rates[1:] or rates)
    print(
        json.dumps(
            {
                "framework": "PyTorch " + torch.__version__,
                "accuracy": accuracy,
                "samplesPerSecond": rate,
                "seconds": seconds,
            }
        )
    )


main()
