from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recommendations", "0010_set_description"),
    ]

    operations = [
        migrations.AddField(
            model_name="recommendationset",
            name="fit",
            field=models.CharField(
                blank=True,
                choices=[("yes", "yes"), ("partly", "partly"), ("no", "no")],
                help_text="whether the songs fit the mood, as the listener says",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="recommendationset",
            name="fit_at",
            field=models.DateTimeField(null=True),
        ),
    ]
