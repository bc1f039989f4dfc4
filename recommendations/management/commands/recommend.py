from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from emotion.labels import LABELS, Emotion
from recommendations.catalogue.matrix import load_catalogue_and_map
from recommendations.engine.maps import EngineName
from recommendations.engine.probabilities import weights
from recommendations.engine.recommend import recommend
from recommendations.engine.recommendation import Recommendation
from recommendations.engine.request import DEFAULT_LIMIT, Goal, Request
from recommendations.learnt_targets.learnt_file import LearntTargetsError
from recommendations.management.database import answering_database
from recommendations.models import Track
from recommendations.moods import only
from recommendations.wording.shortage import no_more
from recommendations.wording.song_reasons import sentence

MOST_TRACKS = 200


def probabilities(text: str) -> tuple[float, ...]:
    try:
        values = tuple(float(part) for part in text.split(","))
        weights(values)
    except ValueError as error:
        raise ArgumentTypeError(f"{len(LABELS)} numbers separated by commas: {error}") from error
    return values


class Command(BaseCommand):
    help = "Choose tracks for an emotion, as the site would."

    def add_arguments(self, parser: ArgumentParser) -> None:
        mood = parser.add_mutually_exclusive_group(required=True)
        mood.add_argument("--emotion", choices=LABELS)
        mood.add_argument(
            "--probabilities", type=probabilities, help=f"seven numbers: {', '.join(LABELS)}"
        )
        parser.add_argument("--engine", choices=list(EngineName), default=EngineName.DEFAULT)
        parser.add_argument("--goal", choices=list(Goal), default=Goal.MATCH)
        parser.add_argument("--limit", type=int, default=DEFAULT_LIMIT)
        parser.add_argument("--seed", type=int, default=0, help="another seed, another shuffle")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["limit"] <= MOST_TRACKS:
            raise CommandError(f"--limit must be between 1 and {MOST_TRACKS}.")
        if options["seed"] < 0:
            raise CommandError("--seed must not be negative.")
        request = Request(
            probabilities=tuple(options["probabilities"] or only(Emotion(options["emotion"]))),
            goal=Goal(options["goal"]),
            limit=options["limit"],
            seed=options["seed"],
        )
        engine = options["engine"]
        try:
            with answering_database():
                catalogue, mood_map = load_catalogue_and_map(engine)
        except LearntTargetsError as error:
            raise CommandError(f"{error}.") from error
        answer = recommend(catalogue, mood_map, request)
        if not answer.picks:
            raise CommandError("The catalogue has no tracks. Run `import_catalogue` first.")
        tracks = Track.objects.in_bulk([pick.track_id for pick in answer.picks])
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(answer, tracks, request, engine), indent=2))
            return
        for place, pick in enumerate(answer.picks, start=1):
            self.stdout.write(f"{place:>3}. {tracks[pick.track_id]}")
            self.stdout.write(f"     {sentence(pick.reasons, request.goal)}")
        if answer.notes.shortage:
            self.stdout.write(no_more(answer.notes.shortage))


def _as_json(
    answer: Recommendation, tracks: dict[int, Track], request: Request, engine: str
) -> dict[str, Any]:
    return {
        "engine": str(engine),
        "goal": request.goal.value,
        "probabilities": dict(zip(LABELS, weights(request.probabilities).tolist(), strict=True)),
        "notes": asdict(answer.notes),
        "tracks": [
            {
                "title": tracks[pick.track_id].title,
                "artist": tracks[pick.track_id].artist,
                "spotify_id": tracks[pick.track_id].spotify_id,
                "score": round(pick.score, 4),
                "valence": round(pick.reasons.valence, 4),
                "arousal": round(pick.reasons.arousal, 4),
                "why": sentence(pick.reasons, request.goal),
            }
            for pick in answer.picks
        ],
    }
