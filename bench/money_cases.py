"""Other readers' English money examples against the statement grammar; see scripts/money-cases."""
import json
import re
import subprocess
import sys
from decimal import Decimal

# Texts that name no currency: theirs comes from the reader's locale.
NO_CURRENCY = re.compile(r"^(?:(?:about|a|an|one|two|five|hundred|thousand|dime|nickel|quarter|grand"
                         r"|dimes|nickels|quarters|[\d.,]+)\s*)+$")
# A unit without an ISO 4217 code is no currency here.
NO_ISO = ("Bitcoin",)
# Their names of units, and of these a code that ours may mean; a word that several
# countries share stays open for both.
UNITS = {"Dollar": "USD", "Pound": "GBP", "Rupee": "INR", "Franc": "CHF", "Cent": "USD", "Pence": "GBP",
         "Dinar": "KWD", "Rial": "IRR", "Unnamed": "USD", "Netherlands guilder": "NLG"}
HUNDREDTHS = ("Cent", "Pence")


def expected(entry):
    unit = entry.get("unit") or entry["currency"]
    code = entry["currency"] if len(entry["currency"] or "") == 3 else UNITS[unit]
    low = entry["max"] if entry["min"] is None else entry["min"]
    high = low if entry["max"] is None else entry["max"]
    scale = 100 if unit in HUNDREDTHS else 1  # a cent is a hundredth of its currency
    return Decimal(str(low)) / scale, Decimal(str(high)) / scale, code


def read(line):
    for statement in filter(None, line.split("\t")):
        low, high, codes = statement.split(" ", 2)
        yield Decimal(low), Decimal(high), codes.split(",") if codes else []


def agree(entries, statements):
    """Each expected sum is read in their order, and where none is expected none is read."""
    found = iter(statements)
    if not entries:
        return not any(codes for _, _, codes in found)
    return all(any(low == l and high == h and code in codes for l, h, codes in found)
               for low, high, code in map(expected, entries))


def main():
    path, reader, *flags = sys.argv[1:]
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    rows = [row for row in rows
            if (row["peer"].startswith("facebook") and "/EN" in row["file"])
            or (row["peer"].startswith("microsoft") and "/English/" in row["file"])]
    rows = [row for row in rows if not any(entry.get("unit") in NO_ISO for entry in row["expect"])]
    rows = [row for row in rows if not NO_CURRENCY.match(row["text"])]
    lines = "".join(" ".join(row["text"].split()) + "\n" for row in rows)
    out = subprocess.run([reader], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    misses = [(row, line) for row, line in zip(rows, out, strict=True) if not agree(row["expect"], list(read(line)))]
    print(f"money cases: {len(rows) - len(misses)} of {len(rows)} agree, {1 - len(misses) / len(rows):.3f}")
    if "--misses" in flags:
        for row, line in misses:
            wanted = [(e["min"], e["max"], e["currency"] or e.get("unit")) for e in row["expect"]]
            print(f"  {row['text']!r}: they {wanted}, we {line!r}")


if __name__ == "__main__":
    main()
