import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("music", "0005_post_language"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="original",
            field=models.ForeignKey(
                blank=True,
                help_text=(
                    "The post that says the same in another language. Readers find the one in "
                    "theirs, and each names the others, once they are published."
                ),
                limit_choices_to={"original": None},
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="translations",
                to="music.post",
                verbose_name="translation of",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                fields=("original", "language"), name="one_translation_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("original", models.F("pk")), _negated=True),
                name="no_translation_of_itself",
            ),
        ),
    ]
