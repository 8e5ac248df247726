// Recognizers-Text over postings: a JSON object a line with "id" and "text" in, the amounts
// of money that it finds out.
const fs = require("fs");
const { recognizeCurrency } = require("@microsoft/recognizers-text-number-with-unit");

for (const record of fs.readFileSync(0, "utf8").split("\n")) {
  if (!record) continue;
  const posting = JSON.parse(record);
  const amounts = recognizeCurrency(posting.text, "en-us")
    .map((found) => Number(found.resolution && found.resolution.value))
    .filter((value) => !Number.isNaN(value));
  console.log(JSON.stringify({ id: posting.id, amounts }));
}
