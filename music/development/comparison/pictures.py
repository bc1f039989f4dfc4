from __future__ import annotations

import numpy as np
import numpy.typing as npt

# One, [H, W, 3], or several, [N, H, W, 3]; colour is BGR, as both libraries want it.
Picture = npt.NDArray[np.uint8]
