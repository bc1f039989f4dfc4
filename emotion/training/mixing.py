"""Faces laid over one another, and their targets likewise (Zhang et al. 2018, "mixup")."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emotion.vision.preprocess import NetworkInput

# Both parameters of the Beta distribution that weighs two faces. At 0.4 most pairs are mainly
# one of the two; at 1, as for larger pictures, every other face would be half a stranger's.
ALPHA = 0.4


def mixed(
    faces: NetworkInput,
    targets: npt.NDArray[np.float32],
    share: float,
    random: np.random.Generator,
) -> tuple[NetworkInput, npt.NDArray[np.float32]]:
    """Return faces float32 [N, 48, 48, 1] and targets [N, 7], of which about `share` (0..1)
    are weighted means of their own row and another one, with one weight for both."""
    partner = random.permutation(len(faces))
    own = np.where(random.random(len(faces)) < share, random.beta(ALPHA, ALPHA, len(faces)), 1)
    return _blend(faces, faces[partner], own), _blend(targets, targets[partner], own)


def _blend(
    own: npt.NDArray[np.float32], other: npt.NDArray[np.float32], share: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    weight = share.astype(np.float32).reshape(-1, *(1,) * (own.ndim - 1))
    return np.asarray(weight * own + (1 - weight) * other, np.float32)
