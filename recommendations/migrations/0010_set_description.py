from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0009_covers_and_earlier_playlists"),
    ]

    operations = [
        migrations.AddField(
            model_name="recommendationset",
            name="description",
            field=models.CharField(
                blank=True,
                help_text="the listener's own words about it, without the mark",
                max_length=300,
            ),
        ),
    ]
