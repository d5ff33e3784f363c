"""Deletion at the desk of what others are linked to."""


class LinkedStays:
    """Names and counts only what is deleted: what it was linked to stays."""

    def get_deleted_objects(self, objs, request):
        found, _count, lacking, kept = super().get_deleted_objects(objs, request)
        named = [one for one in found if not isinstance(one, list)]
        return named, {self.opts.verbose_name_plural: len(objs)}, lacking, kept
