from __future__ import annotations

import os


def prepare_keras() -> None:
    """Set what Keras and TensorFlow read when they are first imported.

    Variables that are already set win.
    """
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    # Its notices about processor features are no concern of whoever runs a command.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
