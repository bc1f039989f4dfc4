from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0005_spotify_content"),
    ]

    operations = [
        migrations.AlterField(
            model_name="recommendationset",
            name="origin",
            field=models.CharField(
                choices=[
                    ("camera", "read from the camera"),
                    ("photo", "read from a photo"),
                    ("clip", "read from a clip"),
                    ("hand", "picked by hand"),
                ],
                max_length=8,
            ),
        ),
    ]
