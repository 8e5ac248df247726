#include "db/document_digest.h"

#include <optional>
#include <string>

namespace wagescope {
namespace {

void add_field(Sha256& hash, const std::optional<std::string>& field) {
  hash.add(field ? "+" : "-");
  if (field) hash.add_part(*field);
}

/// Rows of a table may differ in their pay alone.
void add_stated(Sha256& hash, const StatedPay& pay) {
  for (const auto& end : {pay.min, pay.max})
    add_field(hash, end ? std::optional(end->to_string()) : std::nullopt);
  for (const auto* part : {&pay.currency, &pay.period, &pay.kind, &pay.scope, &pay.words})
    hash.add_part(*part);
  hash.add(pay.estimated ? "+" : "-");
}

}  // namespace

Digest digest_of(const Document& document) {
  Sha256 hash;
  hash.add_part(document.text);
  hash.add_part(document.source.id);
  const Fields& fields = document.fields;
  for (const auto* field : {&fields.title, &fields.employer, &fields.location, &fields.country,
                            &fields.date, &fields.url}) {
    add_field(hash, *field);
  }
  for (const StatedPay& pay : document.stated_pay) add_stated(hash, pay);
  return cut_digest(hash);
}

}  // namespace wagescope
