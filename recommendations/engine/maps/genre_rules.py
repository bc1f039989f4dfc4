"""How genres move a song's valence, arousal and dominance beyond its audio features.

Set by hand while looking at the mean ratings of genres in a public set of rated songs
(docs/recommender.md), rounded to 0.05 and shared by families rather than fitted to genres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue


@dataclass(frozen=True)
class GenreFamily:
    """Genres of one character: offsets to valence, arousal (shares) and dominance (-1..1)."""

    valence: float
    arousal: float
    dominance: float
    genres: tuple[str, ...]


def _family(valence: float, arousal: float, dominance: float, genres: str) -> GenreFamily:
    return GenreFamily(valence, arousal, dominance, tuple(genres.split(", ")))


# Names as the public data sets write them. Where a genre stands in two, the first counts.
FAMILIES: Final = (
    _family(
        -0.45,
        0.15,
        0.5,
        "death metal, death-metal, black metal, black-metal, thrash metal, metalcore, "
        "grindcore, groove, industrial, hardcore, hardstyle, gabber, noise rock",
    ),
    _family(
        -0.25,
        0.05,
        0.5,
        "metal, heavy-metal, nordic metal, power metal, symphonic metal, hard-rock",
    ),
    _family(
        -0.25,
        -0.1,
        -0.4,
        "goth, gothic metal, doom metal, post-punk, drone, shoegaze, post-rock, stoner "
        "rock, space rock",
    ),
    _family(
        -0.25,
        0.0,
        0.1,
        "grunge, alt-rock, alternative, emo",
    ),
    _family(
        -0.05,
        0.05,
        0.4,
        "punk, punk-rock, pop punk, ska punk, math rock, j-rock",
    ),
    _family(
        -0.1,
        -0.05,
        0.5,
        "rap, hip hop, hip-hop, trap, drill, grime, vaportrap",
    ),
    _family(
        0.0,
        -0.35,
        -0.4,
        "trip-hop, downtempo, electronica, ambient, new-age, new age, chill, sleep, idm, "
        "lo-fi, study, dream pop, neo soul, minimalism, electronic, celtic",
    ),
    _family(
        0.05,
        -0.1,
        -0.3,
        "classical, opera, piano, soundtrack, contemporary classical, romantic classical, "
        "baroque, medieval, renaissance, experimental, avant-garde, jazz, bebop, hard "
        "bop, free jazz, acid jazz, smooth jazz, bossa nova",
    ),
    _family(
        0.2,
        0.1,
        0.1,
        "disco, soul, motown, doo-wop, house, deep-house, chicago-house, party, happy, "
        "ska, reggae, rock-n-roll, rockabilly, swing, rocksteady, samba, salsa, latin, "
        "latino, reggaeton, merengue, pagode, children, kids, disney, j-pop, k-pop, "
        "garage, new wave, highlife, afrobeat, gospel, electro swing, dancehall, cumbia",
    ),
    _family(
        0.1,
        0.05,
        0.0,
        "pop, dance, edm, synth-pop, britpop, power-pop, indie-pop, fusion, contemporary "
        "r&b, funk, r&b, club, electropop, electro",
    ),
    _family(
        -0.1,
        -0.1,
        -0.3,
        "sad, singer-songwriter, songwriter, acoustic, bluegrass, folk",
    ),
)
FAMILY_OF: Final[Mapping[str, GenreFamily]] = {
    genre: family for family in reversed(FAMILIES) for genre in family.genres
}


def genre_offsets(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Return the mean offsets of each track's genres that have a family, float64 [N, 3].

    Valence, arousal, dominance; 0 for a track without such a genre.
    """
    table = np.zeros((len(catalogue.genre_names) + 1, 4))  # NO_GENRE (-1) reads the last row
    for number, name in enumerate(catalogue.genre_names):
        if (family := FAMILY_OF.get(name)) is not None:
            table[number] = family.valence, family.arousal, family.dominance, 1
    summed = table[catalogue.genres].sum(axis=1)
    return np.asarray(summed[:, :3] / np.maximum(summed[:, 3:], 1))
