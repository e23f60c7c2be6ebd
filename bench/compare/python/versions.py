"""Prints the version of a library, and for Keras its backend: python3 versions.py torch"""

import importlib.metadata
import sys

import backend

name = sys.argv[1]
text = importlib.metadata.version(name)
if name == "keras":
    chosen = backend.choose()
    text += f" on {chosen} " + importlib.metadata.version(chosen)
print(text, "with Python", sys.version.split(" ", 1)[0])
