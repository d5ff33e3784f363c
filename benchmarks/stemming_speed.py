"""How fast is the Kazakh stemmer, and what does it cost to have it in memory?

    python benchmarks/stemming_speed.py WORD_LIST [--sample 20000]

*Cold* is every word for the first time, *warm* every word for the second.
"""

import argparse
import random
import resource
import time
from pathlib import Path

_before_import = time.perf_counter()
from languages.kazakh import analyser, degraded_spelling  # noqa: E402
from languages import stemming  # noqa: E402

_IMPORT_SECONDS = time.perf_counter() - _before_import


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def words_a_second(words: list[str]) -> float:
    start = time.perf_counter()
    for word in words:
        stemming.stem(word, "kk")
    return len(words) / (time.perf_counter() - start)


def milliseconds(function, *arguments) -> float:
    start = time.perf_counter()
    function(*arguments)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word_list", type=Path)
    parser.add_argument("--sample", type=int, default=20_000)
    options = parser.parse_args()
    at_start = megabytes()
    first_word = milliseconds(analyser.stem, "мектептеріміз")
    with_lexicon = megabytes()
    first_recovery = milliseconds(degraded_spelling.restore, "zhangyru")
    with_skeletons = megabytes()

    words = options.word_list.read_text("utf-8").split()
    sample = random.Random(1).sample(words, min(options.sample, len(words)))
    cold, warm = words_a_second(sample), words_a_second(sample)

    print(f"import              {_IMPORT_SECONDS * 1000:8.0f} ms")
    print(f"first word          {first_word:8.0f} ms  reads the lexicon")
    print(f"first recovery      {first_recovery:8.0f} ms  folds the lexicon")
    print(f"lexicon             {with_lexicon - at_start:8.0f} MB")
    print(f"folded lexicon      {with_skeletons - with_lexicon:8.0f} MB")
    print(f"cold                {cold:8,.0f} words a second")
    print(f"warm                {warm:8,.0f} words a second")


if __name__ == "__main__":
    main()
