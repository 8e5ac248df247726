// Postings made by hand, as an extractor would give them.
#pragma once

#include <string>
#include <vector>

#include "extractor/posting/posting.h"
#include "extractor/read/document.h"

namespace wagescope {

inline Decimal amount(const std::string& digits) { return Decimal::parse(digits).value(); }

inline Stated stated(const std::string& value) { return {value, std::nullopt, Certainty::stated}; }

inline Document fixture_document(const std::string& path, std::uint64_t record,
                                 const std::string& text) {
  Document out;
  out.source = {path, record, ""};
  out.text = text;
  return out;
}

/// A single figure or, with two, a range; primary, stated, base.
inline Pay fixture_pay(const std::string& min, const std::string& max, const std::string& currency,
                       Period period) {
  Pay out;
  out.min = amount(min);
  out.max = amount(max);
  out.currency = currency;
  out.period = period;
  out.bound = min == max ? Bound::exact : Bound::range;
  out.primary = true;
  out.confidence_percent = 95;
  out.quote = min + " to " + max;
  out.span = {10, 30};
  out.rule = "test";
  return out;
}

inline Posting fixture_posting(const Document& document, const std::string& title,
                               const std::string& employer, const std::string& date,
                               std::vector<Pay> pay) {
  Posting out;
  out.source = document.source;
  out.title = stated(title);
  out.role = title;
  out.employer = stated(employer);
  out.country = stated("US");
  if (!date.empty()) out.date = parse_date(date);
  out.pay = std::move(pay);
  return out;
}

}  // namespace wagescope
