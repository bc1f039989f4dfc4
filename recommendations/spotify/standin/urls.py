"""Every address of the stand-in: accounts, Web API, pages for people, and its controls."""

from __future__ import annotations

from django.urls import path, re_path

from recommendations.spotify.standin.methods import methods
from recommendations.spotify.standin.views import (
    authorize,
    controls,
    faults,
    gone,
    images,
    items,
    me,
    oembed,
    pages,
    player,
    playlists,
    recommendations,
    search,
    token,
    tracks,
)

accounts = [
    path("authorize", methods(GET=authorize.ask, POST=authorize.decide)),
    path("api/token", methods(POST=token.exchange)),
]

api = [
    path("me", methods(GET=me.profile)),
    path("me/top/tracks", methods(GET=me.top_tracks)),
    path("me/tracks", methods(GET=me.saved_tracks, PUT=gone.removed, DELETE=gone.removed)),
    path("me/player", methods(GET=player.playback)),
    path("me/player/devices", methods(GET=player.devices)),
    path("me/player/play", methods(PUT=player.play)),
    path("me/player/recently-played", methods(GET=me.recently_played)),
    path("me/playlists", methods(GET=playlists.listing, POST=playlists.create)),
    path("me/library", methods(DELETE=playlists.unfollow)),
    path("search", methods(GET=search.search)),
    path("recommendations", methods(GET=recommendations.recommendations)),
    path("tracks/<str:track_id>", methods(GET=tracks.track)),
    path("playlists/<str:playlist_id>", methods(GET=playlists.show, PUT=playlists.change)),
    path(
        "playlists/<str:playlist_id>/items",
        methods(GET=items.listing, POST=items.add, PUT=items.replace, DELETE=items.remove),
    ),
    path("playlists/<str:playlist_id>/images", methods(GET=images.covers, PUT=images.upload)),
    path("users/<str:user_id>/playlists", methods(GET=gone.removed, POST=gone.for_another_user)),
    *(re_path(pattern, gone.removed) for pattern in gone.REMOVED),
    re_path(r"", gone.unknown),
]

people = [
    path("", methods(GET=pages.home), name="home"),
    path("standin.css", methods(GET=pages.stylesheet), name="stylesheet"),
    path("user/<str:user_id>", methods(GET=pages.user), name="user"),
    path("playlist/<str:playlist_id>", methods(GET=pages.playlist), name="playlist"),
    path("track/<str:track_id>", methods(GET=pages.track), name="track"),
    path("embed/track/<str:track_id>", methods(GET=pages.embed), name="embed"),
    path("search/<path:words>", methods(GET=pages.search)),
    path("oembed", methods(GET=oembed.oembed)),
    path("faults", methods(GET=faults.page, POST=faults.order), name="faults"),
    path("faults/mixture", methods(POST=faults.mix), name="faults-mixture"),
    path("faults/clear", methods(POST=faults.clear), name="faults-clear"),
    path("faults/log", methods(POST=faults.clear_log), name="faults-log"),
    path("faults/settings", methods(POST=faults.settings), name="faults-settings"),
    path("faults/accounts", methods(POST=faults.account), name="faults-accounts"),
    path("image/<str:cover>/<int:size>.svg", methods(GET=images.drawn), name="drawn"),
    path("image/playlist/<str:playlist_id>.jpg", methods(GET=images.uploaded)),
]

ours = [
    path("_faults", methods(GET=controls.faults, POST=controls.order, DELETE=controls.repair)),
    path("_log", methods(GET=controls.log, DELETE=controls.clear_log)),
    path("_settings", methods(GET=controls.settings, POST=controls.change_settings)),
    path("_listeners", methods(GET=controls.listeners, POST=controls.change_listener)),
    path("_tokens", methods(DELETE=controls.revoke)),
]

urlpatterns = [
    *accounts,
    path("v1/", (api, None, None)),
    *people,
    *ours,
    re_path(r"", pages.unknown),
]
