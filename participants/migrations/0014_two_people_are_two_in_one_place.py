from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("participants", "0013_pairs_of_two_are_kept_alike")]

    operations = [migrations.DeleteModel("DistinctPeople")]
