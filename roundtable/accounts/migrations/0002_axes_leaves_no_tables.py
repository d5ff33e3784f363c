from django.db import migrations

# Attempts used to be counted by django-axes, with whole addresses. They are not kept.
TABLES = [
    "axes_accessattemptexpiration",
    "axes_accessattempt",
    "axes_accessfailurelog",
    "axes_accesslog",
]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_attempts_to_sign_in"),
    ]

    operations = [
        migrations.RunSQL(f"DROP TABLE IF EXISTS {table}", migrations.RunSQL.noop)
        for table in TABLES
    ]
