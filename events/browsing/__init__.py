"""Read models of lists: rankings, places, company and quotations."""
