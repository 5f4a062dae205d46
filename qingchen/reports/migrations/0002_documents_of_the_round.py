import django.db.models.deletion
from django.db import migrations, models

import qingchen.accounts.models


def name_the_round(apps, schema_editor):
    for file in apps.get_model("reports", "ReportFile").objects.select_related("team"):
        file.round_id = file.team.round_id
        file.save(update_fields=["round"])


class Migration(migrations.Migration):

    dependencies = [
        ("inspection", "0001_initial"),
        ("reports", "0001_initial"),
    ]

    operations = [
        migrations.AddField("reportfile", "round", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="files", to="inspection.round")),
        migrations.RunPython(name_the_round, migrations.RunPython.noop),
        migrations.AddField("reportfile", "print_code", models.CharField(blank=True, max_length=19)),
        migrations.AddField("reportfile", "figures", models.JSONField(default=list)),
        migrations.AddField("reportfile", "issuing", models.JSONField(default=dict)),
        migrations.AddField("reportfile", "superseded_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="SignedCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(default=qingchen.accounts.models.new_public_id, max_length=24, unique=True)),
                ("kind", models.CharField(choices=[("scan", "手签盖章扫描件"), ("certificate", "数字证书签名")], max_length=12)),
                ("file_name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("path", models.CharField(max_length=300)),
                ("signer", models.CharField(max_length=100)),
                ("seal_of", models.CharField(blank=True, help_text="代章：由哪个单位的印章代替", max_length=100)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("received_by", models.CharField(max_length=150)),
                ("received_at", models.DateTimeField()),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="signed_copies", to="reports.reportfile")),
            ],
            options={"ordering": ["id"]},
        ),
    ]
