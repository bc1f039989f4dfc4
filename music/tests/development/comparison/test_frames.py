from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from cv2.data import haarcascades

from emotion.vision.faces import HaarFaceDetector
from music.development.comparison.errors import ComparisonError
from music.development.comparison.frames import (
    fitted,
    frames_of,
    made_up_faces,
    made_up_frames,
)

CASCADE = Path(haarcascades) / "haarcascade_frontalface_default.xml"


def save_picture(path: Path, height: int, width: int, bgr: tuple[int, int, int]) -> Path:
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = bgr
    assert cv2.imwrite(str(path), picture)
    return path


def test_the_made_up_frame_has_a_camera_s_size() -> None:
    assert made_up_frames().pictures.shape == (1, 480, 640, 3)


def test_made_up_faces_have_the_size_of_fer2013_and_differ() -> None:
    faces = made_up_faces()
    assert faces.shape[1:] == (48, 48, 3)
    assert len(faces) == 130
    assert len({face.tobytes() for face in faces}) == 130


@pytest.mark.parametrize(
    ("height", "width", "inner"),
    [
        (480, 640, (480, 640)),
        (1200, 800, (480, 320)),
        (100, 400, (160, 640)),
        (30, 40, (480, 640)),
        (1, 5000, (1, 640)),
    ],
)
def test_a_picture_keeps_its_shape_in_the_middle_of_a_frame(
    height: int, width: int, inner: tuple[int, int]
) -> None:
    frame = fitted(np.full((height, width, 3), 200, np.uint8))
    assert frame.shape == (480, 640, 3)
    lit = frame[:, :, 0] > 0
    assert (lit.any(axis=1).sum(), lit.any(axis=0).sum()) == inner
    assert lit.any(axis=1).argmax() == (480 - inner[0]) // 2
    assert lit.any(axis=0).argmax() == (640 - inner[1]) // 2


def test_the_face_of_a_portrait_is_still_found_in_its_frame() -> None:
    frame = fitted(np.asarray(skimage.data.astronaut(), np.uint8))
    grey = np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8)
    assert len(HaarFaceDetector(CASCADE).detect(grey)) == 1


def test_a_picture_gives_one_frame_in_blue_green_red(tmp_path: Path) -> None:
    frames = frames_of(save_picture(tmp_path / "one.png", 48, 64, (250, 10, 5)))
    assert frames.name == "one.png"
    assert frames.pictures.shape == (1, 480, 640, 3)
    assert frames.pictures[0, 240, 320].tolist() == [250, 10, 5]


def test_a_folder_gives_its_pictures_by_name_and_nothing_else(tmp_path: Path) -> None:
    save_picture(tmp_path / "b.png", 48, 64, (20, 20, 20))
    save_picture(tmp_path / "a.PNG", 48, 64, (10, 10, 10))
    (tmp_path / "manifest.json").write_text("{}")
    frames = frames_of(tmp_path)
    assert [int(picture[240, 320, 0]) for picture in frames.pictures] == [10, 20]


def test_of_many_pictures_only_the_first_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("music.development.comparison.frames.MOST_FRAMES", 2)
    for name in "abc":
        save_picture(tmp_path / f"{name}.png", 48, 64, (9, 9, 9))
    assert len(frames_of(tmp_path).pictures) == 2


def test_a_folder_without_pictures_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ComparisonError, match="holds no picture"):
        frames_of(tmp_path)


def test_a_file_that_is_no_picture_is_an_error_in_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"not a picture")
    with pytest.raises(ComparisonError, match=r"broken\.png"):
        frames_of(path)


def test_a_file_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ComparisonError, match=r"none\.mp4"):
        frames_of(tmp_path / "none.mp4")
