"""What the load on a cluster came to (``benchmarks/cluster_load.py``), in figures."""

import os
import statistics
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path

A_DAY, WANTED = 86_400, 10**7  # seconds, pages
PEAK = 3  # times the mean of a day: half of it is read in four hours
CORES, USED = 2, 0.7  # of a small machine, and how much of it before pages wait


def table(answers, seconds, memory):
    """Print what each tenth of the time was like, and the memory at its end."""
    tenths = defaultdict(list)
    for at, took, status in answers:
        tenths[min(9, int(at * 10 / seconds))].append((took * 1000, status))
    print(" time  pages/s  p50 ms  p95 ms   errors, MB")
    whole = [one for found in tenths.values() for one in found]
    for tenth, found in [*sorted(tenths.items()), ("all", whole)]:
        times = sorted(took for took, _status in found)
        errors = Counter(status for _took, status in found if is_error(status))
        lasted = seconds if tenth == "all" else seconds / 10
        told = (
            ", ".join(f"{count} × {what}" for what, count in errors.items()) or "none"
        )
        name = tenth if tenth == "all" else f"{tenth}0 %"
        middle, most = statistics.median(times), times[int(len(times) * 0.95)]
        pace = len(found) / lasted
        held = memory[tenth] if tenth != "all" and tenth < len(memory) else {}
        told += "".join(f", {name} {size:.0f}" for name, size in sorted(held.items()))
        print(f"{name:>5} {pace:8.1f} {middle:7.1f} {most:7.1f}   {told}")


def is_error(status):
    return not isinstance(status, int) or status >= 500


def processes(heads):
    """Yield the number, the program and the ticks of these and of their children."""
    parents, known = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            name, _bracket, rest = stat.read_text("latin-1").rpartition(")")
            said = rest.split()
            parents[stat.parent.name] = said[1]
            known[stat.parent.name] = name.partition("(")[2], sum(map(int, said[11:15]))

    def is_ours(process):
        return (
            process in heads or is_ours(parents.get(process, "")) if process else False
        )

    for process, (name, ticks) in known.items():
        if is_ours(process):
            yield process, name, ticks


def cpu_of(heads):
    """Return the seconds of CPU of these processes and their children, by program."""
    spent = Counter()
    for _process, name, ticks in processes(heads):
        spent[name] += ticks / os.sysconf("SC_CLK_TCK")
    return spent


def memory_of(heads):
    """Return how many MB each program has, what it shares counted once."""
    held = Counter()
    for process, name, _ticks in processes(heads):
        with suppress(OSError):
            rows = Path("/proc", process, "smaps_rollup").read_text().splitlines()
            kilobytes = next(row.split()[1] for row in rows if row.startswith("Pss:"))
            held[name] += int(kilobytes) / 1024
    return held


def projection(a_core):
    """Print what two machines could do, and what that takes for granted."""
    peak = 2 * CORES * USED * a_core
    a_day = int(peak * A_DAY / PEAK)
    print(
        f"Two machines of {CORES} cores like these, {USED:.0%} of them used at the peak: "
        f"{peak:.0f} pages/s, so {a_day:,} pages a day if the peak is {PEAK} times the "
        f"mean. {WANTED:,} are {'reached' if a_day >= WANTED else 'not reached'}."
    )
