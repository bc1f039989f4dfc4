from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("music", "0003_blog"),
    ]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="language",
            field=models.CharField(blank=True, max_length=10),
        ),
    ]
