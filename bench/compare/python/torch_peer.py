"""PyTorch on the CPU; peer.py says which arguments it takes and what it prints.

Data sits in memory as tensors and batches are gathered by index, PyTorch's fast way without a
DataLoader.
"""

import peer
import torch

DEPTH = [(784, 256), (256, 128), (128, 10)]


PRODUCTS = [(1024, 1024, 1024), (512, 256, 784), (64, 256, 784)]
PRODUCT_PART = 0.25


def network(activation=torch.nn.ReLU):
    layers = []
    for inputs, outputs in DEPTH:
        layers += [torch.nn.Linear(inputs, outputs), activation()]
    return torch.nn.Sequential(*layers[:-1])


def tensor(content, count):
    pixels = torch.frombuffer(bytearray(content), dtype=torch.uint8)
    return pixels.reshape(count, -1).float() / 255


def load(folder, part):
    targets = torch.frombuffer(bytearray(peer.labels(folder, part)), dtype=torch.uint8)
    return tensor(*peer.images(folder, part)), targets.long()


def train(options):
    torch.manual_seed(1)
    x, y = load(options.data, "train")
    whole = options.job == "whole"
    model = network(torch.nn.Sigmoid if whole else torch.nn.ReLU)
    forward = torch.compile(model) if options.variant == "compiled" else model
    loss = torch.nn.CrossEntropyLoss()
    fused = options.variant != "eager"
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01 if whole else 0.001, fused=fused or None)

    def epoch(_):
        order = torch.randperm(len(x))
        for at in range(0, len(x), options.batch):
            batch = order[at : at + options.batch]
            optimizer.zero_grad(set_to_none=True)
            loss(forward(x[batch]), y[batch]).backward()
            optimizer.step()

    peer.train(options.epochs, len(x), epoch)
    test_x, test_y = load(options.data, "t10k")
    with torch.no_grad():
        peer.show("accuracy", 100 * (model(test_x).argmax(1) == test_y).float().mean().item())
    torch.save(model.state_dict(), options.model)


def tiny(options):
    torch.manual_seed(1)
    model = torch.nn.Sequential(
        torch.nn.Linear(2, 8),
        torch.nn.Tanh(),
        torch.nn.Linear(8, 8),
        torch.nn.Tanh(),
        torch.nn.Linear(8, 1),
    )
    forward = torch.compile(model) if options.variant == "compiled" else model
    loss = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
    x = torch.rand(options.batch, 2)
    y = (torch.arange(options.batch) % 2).float().reshape(-1, 1)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(forward(x), y).backward()
        optimizer.step()

    peer.show("step", 1e6 * peer.seconds_each(step, options.seconds))


def products(options):
    for m, n, k in PRODUCTS:
        a, b, c = torch.rand(m, k), torch.rand(k, n), torch.empty(m, n)
        for b, name in ((b, f"product-{m}"), (torch.rand(n, k).t(), f"product-{m}-t")):
            each = peer.seconds_each(lambda: torch.mm(a, b, out=c), PRODUCT_PART * options.seconds)
            peer.show(name, 2e-9 * m * n * k / each)


def trained(options):
    model = network()
    model.load_state_dict(torch.load(options.model))
    return model.eval()


def main():
    options = peer.arguments("fused", "eager", "compiled")
    torch.set_num_threads(options.threads)
    if options.job in ("train", "whole"):
        train(options)
    elif options.job == "products":
        products(options)
    elif options.job == "tiny":
        tiny(options)
    else:
        model = trained(options)
        x = tensor(*peer.images(options.data, "t10k", options.batch))
        with torch.inference_mode():
            peer.predict(options, lambda: model(x))


main()
