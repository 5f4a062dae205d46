"""A re-check names its draw by the public id: draws are now those of the office's sessions."""

from django.db import migrations, models


def name_draws(apps, schema_editor):
    for one in apps.get_model("findings", "Recheck").objects.select_related("draw"):
        one.draw_code = one.draw.public_id
        one.save(update_fields=["draw_code"])


class Migration(migrations.Migration):

    dependencies = [
        ("findings", "0002_to_closure"),
    ]

    operations = [
        migrations.AddField(
            model_name="recheck",
            name="draw_code",
            field=models.CharField(default="", max_length=24),
        ),
        migrations.RunPython(name_draws, elidable=True),
        migrations.RemoveConstraint(model_name="recheck", name="one_recheck_a_draw"),
        migrations.RemoveField(model_name="recheck", name="draw"),
        migrations.AlterField(
            model_name="recheck",
            name="draw_code",
            field=models.CharField(db_index=True, max_length=24),
        ),
        migrations.AddConstraint(
            model_name="recheck",
            constraint=models.UniqueConstraint(fields=("finding", "draw_code"), name="one_recheck_a_draw"),
        ),
    ]
