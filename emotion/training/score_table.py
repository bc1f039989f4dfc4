from __future__ import annotations

from emotion.labels import LABELS
from emotion.training.metrics import Scores


def score_table(scores: Scores) -> str:
    """The scores as text for a terminal."""
    found = scores.accuracy_found
    lines = [
        f"{scores.n} faces, {scores.missed} missed",
        f"accuracy {scores.accuracy:.1%}"
        + (f", {found:.1%} of the faces found" if scores.missed and found is not None else "")
        + f", macro-F1 {scores.macro_f1:.3f}",
        "",
        f"{'':10}{'precision':>10}{'recall':>10}{'F1':>10}{'faces':>10}",
    ]
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
