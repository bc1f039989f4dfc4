from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0006_moods_of_photos_and_clips"),
    ]

    operations = [
        migrations.AddField(
            model_name="spotifyconnection",
            name="renewed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="spotifyconnection",
            name="refresh_leased_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="spotifyconnection",
            name="quiet_until",
            field=models.DateTimeField(null=True),
        ),
    ]
