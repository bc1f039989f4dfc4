from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import skimage.data

from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.labels import LABELS
from emotion.tests.networks import SEEN, write_brightness_onnx
from emotion.training.data import FaceDataset
from emotion.training.evaluation import BATCH, evaluate, predict, predict_probabilities
from emotion.training.metrics import MISSED
from emotion.vision.faces import HaarFaceDetector

ANGRY, HAPPY = LABELS.index("angry"), LABELS.index("happy")


@pytest.fixture
def brightness(tmp_path: Path) -> OnnxClassifier:
    """Calls dark pictures angry and bright ones happy."""
    return OnnxClassifier(write_brightness_onnx(tmp_path / "emotion.onnx"))


def test_each_picture_is_read_in_its_place_across_batches(brightness: OnnxClassifier) -> None:
    bright = np.random.default_rng(5).random(2 * BATCH + 3) < 0.4
    images = np.where(bright, 250, 5).astype(np.uint8)[:, None, None] * np.ones((48, 48), np.uint8)
    truth = np.where(bright, HAPPY, ANGRY)
    truth[:10] = HAPPY
    done: list[int] = []
    scores = evaluate(FaceDataset(images, truth, None), brightness, progress=done.append)
    assert scores.n - round(scores.accuracy * scores.n) == int((~bright[:10]).sum())
    assert done == [BATCH, BATCH, 3]


def test_colour_is_taken_as_red_green_blue(brightness: OnnxClassifier) -> None:
    # Green is bright to the eye (0.59) and blue dark (0.11), red between (0.30).
    images = np.zeros((3, 60, 60, 3), np.uint8)
    for channel in range(3):
        images[channel, :, :, channel] = 255
    truth = np.array([ANGRY, HAPPY, ANGRY])
    assert evaluate(FaceDataset(images, truth, None), brightness).accuracy == 1


def test_with_detection_a_picture_without_a_face_is_missed(
    constant_network: Path, cascade: Path
) -> None:
    portrait = skimage.data.astronaut()
    images = np.stack([portrait, np.zeros_like(portrait), portrait[:, ::-1]])
    seen = int(np.argmax(SEEN))
    scores = evaluate(
        FaceDataset(images, np.array([seen, seen, seen]), None),
        OnnxClassifier(constant_network / "emotion.onnx"),
        HaarFaceDetector(cascade),
    )
    assert scores.missed == 1
    assert scores.accuracy == pytest.approx(2 / 3)
    assert scores.accuracy_found == 1


def test_only_the_face_is_read_where_it_was_detected(
    brightness: OnnxClassifier, cascade: Path
) -> None:
    portrait = skimage.data.astronaut()[:, :, :]
    framed = np.zeros((512, 1400, 3), np.uint8)
    framed[:, :512] = portrait
    detector = HaarFaceDetector(cascade)
    truth = np.array([HAPPY])  # the face is bright, the frame as a whole dark
    assert evaluate(FaceDataset(framed[None], truth, None), brightness).accuracy == 0
    assert evaluate(FaceDataset(framed[None], truth, None), brightness, detector).accuracy == 1


def test_a_missed_picture_has_no_probabilities_and_the_others_keep_their_place(
    constant_network: Path, cascade: Path
) -> None:
    portrait = skimage.data.astronaut()
    images = np.stack([np.zeros_like(portrait), portrait])
    classifier = OnnxClassifier(constant_network / "emotion.onnx")
    detector = HaarFaceDetector(cascade)
    probabilities = predict_probabilities(images, classifier, detector)
    assert np.isnan(probabilities[0]).all()
    assert probabilities[1] == pytest.approx(SEEN)
    assert predict(images, classifier, detector).tolist() == [MISSED, int(np.argmax(SEEN))]


def test_the_accuracy_on_pictures_without_a_copy_leaves_the_others_out(
    brightness: OnnxClassifier,
) -> None:
    images = np.full((4, 48, 48), 250, np.uint8)
    dataset = FaceDataset(images, np.array([HAPPY, HAPPY, ANGRY, HAPPY]), None)
    scores = evaluate(dataset, brightness, copied=np.array([True, True, False, False]))
    assert scores.accuracy == 0.75
    assert (scores.n_without_copy, scores.accuracy_without_copy) == (2, 0.5)
