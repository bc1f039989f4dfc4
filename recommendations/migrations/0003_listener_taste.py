import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0002_genres_and_stamp"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListenerTaste",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("liked", "your liked songs"),
                            ("top", "the songs you play most"),
                            ("recent", "the songs you played last"),
                            ("playlist", "one of your playlists"),
                        ],
                        max_length=8,
                    ),
                ),
                ("playlist_id", models.CharField(blank=True, max_length=22)),
                ("playlist_name", models.CharField(blank=True, max_length=200)),
                ("read_at", models.DateTimeField(null=True)),
                ("by_id", models.PositiveIntegerField(default=0)),
                ("by_name", models.PositiveIntegerField(default=0)),
                ("unmatched", models.PositiveIntegerField(default=0)),
                (
                    "left_out",
                    models.PositiveIntegerField(default=0, help_text="local files, episodes, gone"),
                ),
                ("leased_until", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taste",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TasteTrack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(help_text="liked, added or played last", null=True)),
                (
                    "taste",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tracks",
                        to="recommendations.listenertaste",
                    ),
                ),
                (
                    "track",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="recommendations.track",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("taste", "track"), name="a_track_once_a_taste")
                ],
            },
        ),
    ]
