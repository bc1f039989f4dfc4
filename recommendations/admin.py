"""What staff may see of recommendations and of Spotify: everything but tokens and moods.

The seven numbers of a set stay out, as a listener's diary does: nobody has to know them to
run the site.
"""

from __future__ import annotations

from recommendations.staff import catalogue, listening, spotify

__all__ = ["catalogue", "listening", "spotify"]
