from recommendations.models.catalogue import CatalogueState, Track
from recommendations.models.choices import UsualChoices
from recommendations.models.connection import SpotifyConnection
from recommendations.models.opinions import ArtistOpinion, TrackOpinion
from recommendations.models.playlists import SavedPlaylist, SaveWorker
from recommendations.models.reading import LibraryPage, LibraryReading
from recommendations.models.sets import RecommendationSet, SetTrack
from recommendations.models.spotify import SearchAnswer, SourceOff, SpotifyPause
from recommendations.models.taste import ListenerTaste, TasteTrack
from recommendations.models.twins import TwinSearch

__all__ = [
    "ArtistOpinion",
    "CatalogueState",
    "LibraryPage",
    "LibraryReading",
    "ListenerTaste",
    "RecommendationSet",
    "SaveWorker",
    "SavedPlaylist",
    "SearchAnswer",
    "SetTrack",
    "SourceOff",
    "SpotifyConnection",
    "SpotifyPause",
    "TasteTrack",
    "Track",
    "TrackOpinion",
    "TwinSearch",
    "UsualChoices",
]
