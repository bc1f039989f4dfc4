from __future__ import annotations

from emotion.labels import LABELS
from emotion.training.metrics import Scores
from emotion.training.robustness import TITLES, Robustness


def score_table(scores: Scores) -> str:
    """The scores as text for a terminal."""
    found = scores.accuracy_found
    lines = [
        f"{scores.n} faces, {scores.missed} missed",
        f"accuracy {scores.accuracy:.1%}"
        + (f", {found:.1%} of the faces found" if scores.missed and found is not None else "")
        + f", macro-F1 {scores.macro_f1:.3f}",
    ]
    if scores.accuracy_without_copy is not None:
        lines.append(
            f"accuracy {scores.accuracy_without_copy:.1%} on the {scores.n_without_copy} faces "
            "without a copy in the train split"
        )
    if scores.confidence is not None:
        lines.append(
            f"mean confidence {scores.confidence:.1%}, "
            f"calibration error {scores.calibration_error:.3f}"
        )
    lines += ["", f"{'':10}{'precision':>10}{'recall':>10}{'F1':>10}{'faces':>10}"]
    lines += [
        f"{name:10}{one.precision:10.3f}{one.recall:10.3f}{one.f1:10.3f}{one.support:10}"
        for name, one in scores.classes.items()
    ]
    lines += ["", "true \\ read" + "".join(f"{name:>10}" for name in LABELS)]
    lines += [
        f"{name:11}" + "".join(f"{count:10}" for count in row)
        for name, row in zip(LABELS, scores.confusion, strict=True)
    ]
    return "\n".join(lines)


def robustness_table(measured: Robustness) -> str:
    """Each perturbation with its accuracy and its fall in percentage points, as text."""
    lines = [f"{'changed by':16}{'accuracy':>10}{'fall':>10}"]
    lines.append(f"{'nothing':16}{measured.accuracy:10.1%}")
    lines += [
        f"{TITLES[name]:16}{one.accuracy:10.1%}{round(100 * one.fall, 1) + 0.0:10.1f}"
        for name, one in measured.perturbed.items()
    ]
    return "\n".join(lines)
