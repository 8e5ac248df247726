"""price-parser over postings: a JSON object a line with "id" and "text" in, the amounts that
it finds in each line of the text out. It gives one price a line at the most."""
import json
import sys

from price_parser import Price

for record in sys.stdin:
    posting = json.loads(record)
    found = []
    for line in posting["text"].split("\n"):
        price = Price.fromstring(line)
        if price.amount is not None and price.currency:
            found.append(float(price.amount))
    print(json.dumps({"id": posting["id"], "amounts": found}))
