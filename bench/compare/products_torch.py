"""Products of f32 matrices by PyTorch: prints GFLOP/s of each shape as one line of JSON.

python3 products_torch.py --threads 2 --seconds 1
"""

import argparse
import json
import statistics
import time

import torch

SHAPES = [(1024, 1024, 1024), (512, 256, 784), (64, 256, 784)]
BLOCKS = 9


def rate(m, n, k, seconds):
    a, b, c = torch.rand(m, k), torch.rand(k, n), torch.empty(m, n)
    runs = 0
    start = time.perf_counter()
    while time.perf_counter() - start < seconds / 2:
        torch.mm(a, b, out=c)
        runs += 1
    block = max(1, runs // BLOCKS)
    times = []
    for _ in range(BLOCKS):
        start = time.perf_counter()
        for _ in range(block):
            torch.mm(a, b, out=c)
        times.append((time.perf_counter() - start) / block)
    return 2e-9 * m * n * k / statistics.median(times)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    rates = {f"product {m} × {n} × {k}": rate(m, n, k, arguments.seconds) for m, n, k in SHAPES}
    print(json.dumps(rates, ensure_ascii=False))


main()
