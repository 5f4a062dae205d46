import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from 0002: PostgreSQL alters no table while rows of it are changed in the same transaction."""

    dependencies = [("reports", "0002_documents_of_the_round")]

    operations = [
        migrations.AlterField("reportfile", "round", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="files", to="inspection.round")),
        migrations.AlterField("reportfile", "team", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="inspection.team")),
    ]
