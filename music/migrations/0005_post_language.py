from django.db import migrations, models

import music.blog.models


class Migration(migrations.Migration):
    dependencies = [
        ("music", "0004_language"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="language",
            field=models.CharField(
                choices=music.blog.models.languages,
                default="en",
                help_text="The one it is written in, so that screen readers speak it rightly.",
                max_length=10,
                verbose_name="language",
            ),
        ),
    ]
