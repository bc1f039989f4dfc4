from recommendations.models.catalogue import CatalogueState, Track
from recommendations.models.connection import SpotifyConnection
from recommendations.models.playlists import SavedPlaylist
from recommendations.models.sets import RecommendationSet, SetTrack

__all__ = [
    "CatalogueState",
    "RecommendationSet",
    "SavedPlaylist",
    "SetTrack",
    "SpotifyConnection",
    "Track",
]
