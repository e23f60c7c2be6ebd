"""Which backend Keras runs on: TensorFlow, JAX or PyTorch, whichever is there.

KERAS_BACKEND, if it is set, decides.
"""

import importlib.util
import os

BACKENDS = ["tensorflow", "jax", "torch"]


def choose():
    for name in BACKENDS:
        if importlib.util.find_spec(name):
            os.environ.setdefault("KERAS_BACKEND", name)
    return os.environ["KERAS_BACKEND"]
