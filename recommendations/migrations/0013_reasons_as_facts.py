from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recommendations", "0012_usual_choices")]

    operations = [
        migrations.AddField(
            model_name="settrack",
            name="why_facts",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="settrack",
            name="why",
            field=models.CharField(
                blank=True,
                help_text="in words, of rows from before facts were kept",
                max_length=300,
            ),
        ),
    ]
