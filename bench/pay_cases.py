"""Other readers' examples of pay, and the yearly figures of a job board, against ours.

Usage: pay_cases.py GOLD WAGESCOPE TABLE [--misses]

TABLE (docs/disagreements.tsv) names every case in which we say something else, whose reading is
right, and why. A case that disagrees and is not in it, or agrees although it is, is printed, and
the exit code is 1. --misses prints our reading too."""

import json
import subprocess
import sys
from pathlib import Path

READERS = ("jobseek", "salary-parser", "rust-salary-parser-jp")


def extracted(wagescope, records, *options):
    lines = "\n".join(json.dumps(record) for record in records)
    made = subprocess.run([wagescope, "extract", "--to", "ndjson", "--one-per-record", *options, "-"],
                          input=lines, capture_output=True, text=True, check=False)
    postings = {}
    for line in made.stdout.splitlines():
        record = json.loads(line)
        postings[record["source"]["id"]] = record["pay"]
    return postings


def says(pay, expected, partial):
    """Whether one of our pays is what is expected; null there is what it does not say."""
    low, high = pay["min"], pay["max"]
    if expected["max"] is None:
        same = expected["min"] in ((low, high) if partial else (low or high,))
    else:
        same = (low, high) == (expected["min"], expected["max"])
    return same and all(expected[key] in (None, pay[key]) for key in ("currency", "period"))


def peer_cases(gold, wagescope):
    cases = [json.loads(line) for line in open(gold / "peer_cases.jsonl", encoding="utf-8")]
    cases = [case for case in cases if case["peer"].split("/")[-1] in READERS]
    found = extracted(wagescope, [{"id": case["id"], "text": case["text"]} for case in cases])
    for case in cases:
        pays = found.get(case["id"], [])
        if case["expect"]:
            agrees = all(any(says(pay, one, case["partial"]) for pay in pays)
                         for one in case["expect"])
        else:
            agrees = not pays
        yield case["id"], agrees, f"{case['text'][:70]!r} {case['expect']}", pays


def board_pairs(gold, wagescope):
    lines = open(gold / "pay_pairs.tsv", encoding="utf-8").read().splitlines()[1:]
    rows = [(f"pair{n:05}", *line.split("\t")) for n, line in enumerate(lines, 1)]
    found = extracted(wagescope, [{"id": row[0], "text": row[1], "title": row[3],
                                   "location": "United Kingdom"} for row in rows],
                      "--weeks-per-year", "48")
    for row in rows:
        pays = [pay for pay in found.get(row[0], []) if pay["primary"]]
        ends = [pay["annual"] for pay in pays[:1] if pay["annual"]]
        figures = [end for one in ends for end in (one["min"], one["max"]) if end is not None]
        middle = sum(figures) / len(figures) if figures else None
        wanted = float(row[2])
        agrees = middle is not None and abs(middle - wanted) < 1  # the board cuts pennies off
        yield row[0], agrees, f"{row[1][:70]!r} {row[2]}", pays


def report(name, cases, table, misses):
    cases = list(cases)
    agree = sum(1 for case in cases if case[1])
    ours = sum(1 for case in cases if not case[1] and table.get(case[0]) == "ours")
    print(f"{name}: {agree} of {len(cases)} agree; {ours} are disagreements with a reason; of the "
          f"others {agree / (len(cases) - ours):.4f} agree")
    odd = [case for case in cases if case[1] == (case[0] in table)]
    for case, agrees, what, pays in odd:
        why = "agrees, and is in the table" if agrees else "is not in the table"
        print(f"  {case} {why}: {what}")
        if misses:
            print("     we:", [(p["min"], p["max"], p["currency"], p["period"], p["quote"])
                               for p in pays])
    return not odd


def main():
    gold, wagescope, table = Path(sys.argv[1]), sys.argv[2], {}
    for line in open(sys.argv[3], encoding="utf-8"):
        if line.strip() and not line.startswith(("#", "case\t")):
            case, right, _ = line.split("\t")
            table[case] = right
    misses = "--misses" in sys.argv
    fine = [report("pay of other readers", peer_cases(gold, wagescope), table, misses),
            report("yearly figures of a job board", board_pairs(gold, wagescope), table, misses)]
    sys.exit(0 if all(fine) else 1)


main()
