import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0008_saves_in_line"),
    ]

    operations = [
        migrations.AddField(
            model_name="savedplaylist",
            name="already_there",
            field=models.JSONField(default=list, help_text="Spotify ids that were not added"),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="base_added",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="base_count",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="base_print",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="claims",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="cover",
            field=models.CharField(
                choices=[
                    ("none", "None"),
                    ("wanted", "Wanted"),
                    ("sending", "Sending"),
                    ("done", "Done"),
                    ("unconfirmed", "Unconfirmed"),
                    ("given-up", "Given Up"),
                ],
                default="none",
                max_length=11,
            ),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="cover_problem",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="cover_problem_code",
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="gone_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="replaced_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="replaced_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="recommendations.savedplaylist",
            ),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="target",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="recommendations.savedplaylist",
            ),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="target_spotify_id",
            field=models.CharField(blank=True, db_index=True, max_length=22),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="way",
            field=models.CharField(
                choices=[("new", "New"), ("append", "Append"), ("replace", "Replace")],
                default="new",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="writer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="recommendations.savedplaylist",
            ),
        ),
    ]
