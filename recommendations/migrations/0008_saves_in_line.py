import django.utils.timezone
from django.db import migrations, models

STATES = [
    ("wanted", "Wanted"),
    ("creating", "Creating"),
    ("created", "Created"),
    ("adding", "Adding"),
    ("filled", "Filled"),
    ("failed", "Failed"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0007_refreshing_and_the_end"),
    ]

    operations = [
        migrations.CreateModel(
            name="SaveWorker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, unique=True)),
                ("seen_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="stopped_in",
            field=models.CharField(blank=True, choices=STATES, default="", max_length=8),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="savedplaylist",
            name="state",
            field=models.CharField(choices=STATES, default="wanted", max_length=8),
        ),
        migrations.AlterField(
            model_name="savedplaylist",
            name="added",
            field=models.PositiveSmallIntegerField(default=0, help_text="confirmed by Spotify"),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="looks",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="looked_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="retry_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="savedplaylist",
            name="asked_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
