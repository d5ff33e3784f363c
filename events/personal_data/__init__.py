"""Rights of a person in records: to be told what is kept, to have a name taken out.

``occurrences`` finds a name in records and their history, ``subject_access`` hands out
what is found, ``pseudonymise`` writes something else there; ``traces`` are the tables
beside the record that repeat its words.
"""
