from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import recommendations.models.catalogue


def copy_shown_genres(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Until its next import a track has the one genre that was kept of it."""
    apps.get_model("recommendations", "Track").objects.update(genres=models.F("genre"))


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="track",
            name="genre",
            field=models.CharField(blank=True, help_text="the one that is shown", max_length=60),
        ),
        migrations.AddField(
            model_name="track",
            name="genres",
            field=models.TextField(blank=True, help_text="all that are known, separated by ';'"),
        ),
        migrations.AddField(
            model_name="cataloguestate",
            name="stamp",
            field=models.CharField(
                default=recommendations.models.catalogue.new_stamp, max_length=16
            ),
        ),
        migrations.RunPython(copy_shown_genres, migrations.RunPython.noop),
    ]
