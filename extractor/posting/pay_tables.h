// What one pass over a document reads with: the readers of all pay stages, and what they make
// of a statement together.
#pragma once

#include "extractor/amount/point.h"
#include "extractor/amount/statement.h"
#include "extractor/kind/cues.h"
#include "extractor/kind/judge.h"
#include "extractor/period/period.h"
#include "extractor/period/work_time.h"
#include "extractor/posting/country_beside.h"
#include "extractor/posting/ladder.h"
#include "extractor/posting/pay_pairs.h"
#include "extractor/posting/pay_phrase.h"
#include "extractor/posting/pay_reader.h"
#include "extractor/posting/said_later.h"
#include "extractor/posting/scope.h"
#include "extractor/posting/told_pay.h"
#include "extractor/scan/lookalikes.h"
#include "extractor/scan/scan.h"
#include "extractor/scan/sections.h"

namespace wagescope {

/// Immutable after construction; shared between threads.
struct PayReader::Tables {
  Tables(const Lexicons& lexicons, SharedFirstWords shared, SharedGazetteer given);

  DocumentMoney document_money(std::string_view text, TextSpan within, const PayContext& context,
                               const WordHits& hits) const;
  CurrencyReading currency_of(std::string_view text, const MoneyStatement& statement,
                              std::uint32_t floor, const PayContext& context,
                              const DocumentMoney& money) const;
  std::optional<Period> paid_for(std::string_view text, const Taken& taken) const;
  std::optional<Period> said_later(std::string_view text, std::uint32_t end) const;
  void settle_period(std::string_view text, const Taken& taken, Pay& pay) const;
  std::optional<Period> period_by_size(const Taken& taken) const;
  void guess_period(const Taken& taken, Pay& pay) const;
  Pay to_pay(const Document& document, const Taken& taken) const;

  SharedFirstWords first_words;
  SharedGazetteer places;
  CueReader cues;
  StatementReader statements;
  PointReader points;
  UsualPay usual;
  Joints joints;
  Judge judge;
  WorkTimeReader work_time;
  PayPhrase phrase;
  Sections sections;
  CountryBeside countries;
  ScopeReader scopes;
  PhraseSet vague;
  LadderReader ladders;
  Lookalikes lookalikes;
  ToldPay told;
  Earnings earnings;
  SaidLater said_of_figures;
};

}  // namespace wagescope
