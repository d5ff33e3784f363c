"""What is written of in three languages in every archive of this kind.

A row holds words that mean the same in such an archive; a reader who asks in one
language finds records that have only another. Editors change and add rows.
"""

from django.db import migrations

GROUPS = [
    # State and law
    "сайлау, выборы, election",
    "референдум, referendum",
    "демократия, democracy",
    "парламент, parliament",
    "мәжіліс, мажилис, Mazhilis",
    "президент, president",
    "үкімет, правительство, government",
    "мемлекет, государство, state",
    "құқық, право, law",
    "заң, закон, law",
    "сот, суд, court",
    "Ата заң, конституция, constitution",
    "адам құқықтары, права человека, human rights",
    "азаматтық қоғам, гражданское общество, civil society",
    "жергілікті өзін-өзі басқару, местное самоуправление, local self-government",
    "әкім, аким, akim",
    "саяси партия, политическая партия, political party",
    "саясат, политика, politics, policy",
    "сыртқы саясат, внешняя политика, foreign policy",
    "халықаралық қатынастар, международные отношения, international relations",
    "қауіпсіздік, безопасность, security",
    "жемқорлық, коррупция, corruption",
    "реформа, reform",
    "жаңғыру, модернизация, modernisation, modernization",
    # History
    "тәуелсіздік, независимость, independence",
    "тарих, история, history",
    "қуғын-сүргін, репрессия, repression",
    "ашаршылық, голод, famine",
    "ұжымдастыру, коллективизация, collectivisation, collectivization",
    "тың игеру, освоение целины, Virgin Lands",
    "желтоқсан оқиғасы, декабрьские события, December events",
    "соғыс, война, war",
    "Ұлы Отан соғысы, Великая Отечественная война, Great Patriotic War",
    "Алтын Орда, Золотая Орда, Golden Horde",
    "Қазақ хандығы, Казахское ханство, Kazakh Khanate",
    "мұра, наследие, heritage",
    # Society
    "қоғам, общество, society",
    "ұлт, нация, nation",
    "бірегейлік, идентичность, identity",
    "мәдениет, культура, culture",
    "тіл, язык, language",
    "дін, религия, religion",
    "жастар, молодёжь, youth",
    "отбасы, семья, family",
    "гендер, gender",
    "көші-қон, миграция, migration",
    "жаһандану, глобализация, globalisation, globalization",
    "БАҚ, СМИ, бұқаралық ақпарат құралдары, средства массовой информации, mass media",
    "экономика, economy, economics",
    "денсаулық сақтау, здравоохранение, health care",
    "қоршаған орта, окружающая среда, environment",
    "климаттың өзгеруі, изменение климата, climate change",
    "цифрландыру, цифровизация, digitalisation, digitalization",
    "жасанды интеллект, ЖИ, искусственный интеллект, ИИ, artificial intelligence, AI",
    # Education
    "білім, білім беру, образование, education",
    "жоғары білім, высшее образование, higher education",
    "инклюзивті білім беру, инклюзивное образование, inclusive education",
    "қашықтан оқыту, дистанционное обучение, distance learning",
    "ғылым, наука, science",
    "мектеп, школа, school",
    "мұғалім, учитель, teacher",
    "студент, student",
    "дөңгелек үстел, круглый стол, round table",
    "конференция, conference",
    # Places
    "Ресей, Россия, Russia",
    "Қытай, Китай, China",
    "АҚШ, США, USA",
    "БҰҰ, ООН, UN",
    "ЕАЭО, ЕАЭС, EAEU",
    "Орталық Азия, Центральная Азия, Central Asia",
    "Әл-Фараби, аль-Фараби, al-Farabi",
]


def write(apps, schema_editor):
    synonyms = apps.get_model("search", "Synonyms")
    synonyms.objects.bulk_create(synonyms(words=words) for words in GROUPS)


def erase(apps, schema_editor):
    apps.get_model("search", "Synonyms").objects.filter(words__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0006_all_words_of_a_record")]
    operations = [migrations.RunPython(write, erase)]
