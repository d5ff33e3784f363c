from django_tasks_db.management.commands import db_worker

from roundtable.mail_queue.delivery import come_back
from roundtable.running.workers import take_up


class Command(db_worker.Command):
    help = (
        "Do beside the site what takes long: letters, and records that a changed name "
        "is in. With --batch it ends when nothing is left. Each worker has a name of "
        "its own (--worker-id): who starts with that of one that was killed goes on."
    )

    def handle(self, *, worker_id, **options):
        take_up(worker_id)
        come_back()  # for letters of whoever worked before
        super().handle(worker_id=worker_id, **options)
