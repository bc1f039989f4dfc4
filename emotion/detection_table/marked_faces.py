"""Where the faces are in the pictures that the manifest gives no boxes for.

Marked by hand: pupils and mouth were read off an enlarged picture with a grid, and a square
put around them as the cascade's own training faces lie in theirs (2.6 times the distance
between the pupils, its centre three tenths of the way from them to the mouth). Profiles
and half hidden faces are squares drawn by eye. Pixels of the picture: x, y, width, height.
"""

from __future__ import annotations

Box = tuple[float, float, float, float]

MARKED: dict[str, tuple[Box, ...]] = {
    "unsplash_person-baby.jpg": ((185, 93, 416, 416),),
    "unsplash_person-man.jpg": ((171, 259, 406, 406),),
    "unsplash_person-woman.jpg": ((387, 271, 138, 138),),
    "lisa_lisa1.jpg": ((82, 196, 437, 437),),
    "lisa_lisa2.jpg": ((159, 295, 249, 249),),
    "lisa_lisa3.jpg": ((153, 187, 349, 349),),
    "lisa_lisa4.jpg": ((72, 150, 363, 363),),
    "zoom_15cm.jpg": ((162, 315, 872, 872),),
    "zoom_30cm.jpg": ((288, 441, 621, 621),),
    "zoom_45cm.jpg": ((359, 481, 520, 520),),
    "zoom_60cm.jpg": ((391, 570, 386, 386),),
    "canada_003f.jpg": ((208, 484, 934, 934),),
    "canada_019f.jpg": ((201, 467, 944, 944),),
    "canada_108m.jpg": ((188, 473, 963, 963),),
    "canada_152m.jpg": ((204, 474, 953, 953),),
    "skimage_astronaut.png": ((170, 59, 115, 115),),
    "unsplash_person-crowd.jpg": (
        (127, 116, 250, 250),
        (486, 336, 275, 275),
        (714, 561, 260, 260),
        (796, 184, 195, 195),
        (887, 292, 330, 330),
        (535, 105, 130, 130),
    ),
    "unsplash_person-child.jpg": ((285, 380, 270, 270),),
    "skimage_camera.png": ((192, 115, 80, 80),),
}
