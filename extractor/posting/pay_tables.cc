#include "extractor/posting/pay_tables.h"

#include <utility>

#include "extractor/base/utf8.h"

namespace wagescope {
namespace {

std::string_view currency_rule(const Taken& taken) {
  if (taken.statement.currency == nullptr) return "+currency.none";
  return taken.currency.certainty == Certainty::stated ? "+currency.code" : "+currency.sign";
}

/// Percent: full but for what had to be inferred.
std::uint8_t confidence_of(const Taken& taken, const Pay& pay) {
  int percent = 98;
  if (!taken.verdict.label) percent -= 8;
  if (taken.verdict.headline) percent -= 15;
  if (pay.period_certainty != Certainty::stated) percent -= 5;
  if (pay.period && pay.period_certainty == Certainty::assumed) percent -= 20;
  if (pay.currency_certainty == Certainty::assumed) percent -= 5;
  if (taken.statement.mended) percent -= 15;
  return static_cast<std::uint8_t>(percent);
}

}  // namespace

PayReader::Tables::Tables(const Lexicons& lexicons, SharedFirstWords shared, SharedGazetteer given)
    : first_words(shared ? std::move(shared) : std::make_shared<FirstWords>()),
      places(given ? std::move(given) : std::make_shared<const Gazetteer>(lexicons, *first_words)),
      cues(lexicons, first_words.get()),
      statements(lexicons, cues),
      points(lexicons),
      usual(lexicons),
      joints(lexicons),
      judge(lexicons, cues, joints, usual),
      work_time(lexicons, first_words.get()),
      phrase(lexicons, cues, statements),
      sections(lexicons),
      countries(lexicons, cues.clauses(), places),
      scopes(lexicons, cues.clauses(), statements.conditions(), places),
      ladders(lexicons, cues),
      lookalikes(lexicons),
      told(lexicons, cues.clauses()),
      earnings(lexicons),
      said_of_figures(lexicons, cues.clauses()) {
  for (const Table::Row& row : lexicons.table("amount/vague.tsv").rows())
    vague.add(row["phrase"], 0);
  for (const Table::Row& row : lexicons.table("amount/number_words.tsv").rows())
    if (NumberWords::opens(row["what"])) first_words->add(row["word"], FirstWords::kNumbers);
}

DocumentMoney PayReader::Tables::document_money(std::string_view text, TextSpan within,
                                                const PayContext& context,
                                                const WordHits& hits) const {
  DocumentMoney money;
  bool needs_language = false;
  bool any_dollar = false;  // nothing tells whose
  const bool untold = context.country.empty() && context.leaning.empty() && context.spoken.empty();
  const auto note = [&](const std::optional<CurrencyHit>& hit) {
    if (hit && !hit->form->sure()) needs_language |= hit->form->told_by_language;
    any_dollar |= untold && hit && hit->form->form == "$";
    if (!hit || !hit->form->sure()) return;
    const std::string& code = hit->form->codes.front();
    if (money.currency.empty()) money.currency = code;
    if (!hit->form->form.ends_with('$') || code == "USD") return;
    if (money.marked_dollar.empty()) money.marked_at = hit->span.begin;
    money.marked_dollar = code;
  };
  for (const WordHit& hit : hits.in(within)) {
    if (!hit.figure) continue;
    const std::uint32_t end = std::min(hit.end, within.end);
    for (auto at = next_digit(text, hit.begin, end); at < end;
         at = next_digit(text, skip_digits(text, at), end)) {
      note(statements.currencies().before(text, at));
      std::uint32_t digits = skip_digits(text, at);
      if (digits < text.size() && (text[digits] | 0x20) == 'k') ++digits;  // "1k€"
      const auto behind = statements.currencies().after(text, digits);
      note(behind);
      // "21,50 $ de l'heure", as French writes it
      needs_language |= behind && behind->form->form == "$";
    }
  }
  if (!needs_language && !any_dollar) return money;
  const std::string_view spoken = statements.currencies().spoken_in(text, within);
  if (needs_language || spoken == CurrencyReader::kAnyDollar) money.spoken = spoken;
  return money;
}

/// Of the countries that have this sign, the one that words speak of most, and twice as much as of
/// any other: "$31 an hour" beside "programme", "organisation" and a "Shire Council".
static const SpokenCountry* spoken_of(const CurrencyReader& reader, const CurrencyForm& form,
                                      const std::vector<SpokenCountry>& spoken) {
  const SpokenCountry* found = nullptr;
  for (const SpokenCountry& one : spoken) {
    if (!form.may_be(reader.of_country(one.country))) continue;
    if (found != nullptr) return one.weight * 2 > found->weight ? nullptr : found;
    found = &one;
  }
  return found;
}

CurrencyReading PayReader::Tables::currency_of(std::string_view text,
                                               const MoneyStatement& statement, std::uint32_t floor,
                                               const PayContext& context,
                                               const DocumentMoney& money) const {
  const CurrencyReader& reader = statements.currencies();
  if (statement.currency != nullptr && !statement.currency->sure()) {
    const PlaceCode beside =
        countries.read(text, statement.span, floor, PlaceCode(context.country));
    if (const auto nearest = reader.of_country(beside.view());
        !nearest.empty() && statement.currency->may_be(nearest))
      return {std::string(nearest), Certainty::implied,
              "country beside it: " + std::string(beside.view())};
  }
  if (statement.currency != nullptr) {
    CurrencyReading settled =
        reader.settle(*statement.currency, statement.span.begin, context.country, money);
    // "$98,000" beside a town of Canada, where nothing else tells.
    if (const auto local = reader.of_country(context.leaning);
        settled.certainty == Certainty::assumed && context.country.empty() && !local.empty() &&
        statement.currency->may_be(local))
      settled = {std::string(local), Certainty::implied, "place named: " + context.leaning};
    if (settled.certainty == Certainty::assumed)
      if (const SpokenCountry* spoken = spoken_of(reader, *statement.currency, context.spoken))
        settled = {std::string(reader.of_country(spoken->country)), Certainty::implied,
                   "words: " + spoken->words};
    return settled;
  }
  std::string_view implied = statement.last().number.implies.substr(0, 3);
  if (implied.empty()) implied = statement.first().number.implies.substr(0, 3);  // "TEUR 60-70"
  if (!implied.empty()) return {std::string(implied), Certainty::implied, "number word"};
  const auto local = reader.of_country(context.country);
  const int power = statement.last().number.power;
  const bool lakhs = power == 5 || power == 7;
  if (lakhs && !local.empty())  // "3-4.25 Lacs" in India, whatever else "R1" may be
    return {std::string(local), Certainty::implied, "country: " + context.country};
  if (!money.currency.empty())
    return {std::string(money.currency), Certainty::implied, "stated elsewhere in the text"};
  if (!local.empty())
    return {std::string(local), Certainty::implied, "country: " + context.country};
  if (const auto near = reader.of_country(context.leaning); !near.empty())
    return {std::string(near), Certainty::implied, "place named: " + context.leaning};
  if (lakhs) return {"INR", Certainty::implied, "counted in lakhs"};
  return {{}, Certainty::assumed, {}};
}

/// "a further £2.10 premium is paid for every hour worked": the period in words of its own that
/// stands later in the clause, before another figure or item. Not for what is paid on joining:
/// "a £2,500 sign-on bonus and per-visit pay".
std::optional<Period> PayReader::Tables::said_later(std::string_view text,
                                                    std::uint32_t end) const {
  constexpr std::uint32_t kWords = 7;
  const TextSpan clause = cues.clauses().right(text, end, static_cast<std::uint32_t>(text.size()));
  std::uint32_t words = 0;
  for (std::uint32_t at = end; at < clause.end && words <= kWords; ++at) {
    if (std::string_view(",+(0123456789$").find(text[at]) != std::string_view::npos) break;
    if (text[at] < 'a' || text[at] > 'z' || !at_word_edge(text, at)) continue;
    ++words;
    const auto period = statements.periods().after(text, at);
    if (period && count_words(text, period->span) > 1) return period->period;
  }
  return std::nullopt;
}

/// "The price per sketch would be": whether "per" and a word that is no unit stand in the clause
/// before an amount, and behind them a few words: "paid per finished job: standard one £82".
static bool by_the_piece(std::string_view text, TextSpan clause, const PeriodReader& periods) {
  constexpr std::uint32_t kWordsBehind = 3;
  for (std::uint32_t at = clause.end; at-- > clause.begin;) {
    const auto end = periods.piece_end(text, at);
    if (!end) continue;
    const std::uint32_t before = skip_noise_back(text, at);
    if (before >= 2 && text.substr(before - 2, 2) == "as") return false;  // "as per our scale"
    const TextSpan behind{*end, clause.end};
    const std::uint32_t between = count_words(text, behind);
    return between > 0 && between <= kWordsBehind &&
           cut(text, behind).find_first_of(",()") == std::string_view::npos;
  }
  return false;
}

/// What an amount is paid for, as the words beside it say: "for 20 days"; and one that would be an
/// hour's by its size alone: "for 90 minutes", "per badge is", "$40 per dog".
std::optional<Period> PayReader::Tables::paid_for(std::string_view text, const Taken& taken) const {
  const auto& [statement, verdict, currency, day_rate] = taken;
  if (verdict.period) return std::nullopt;
  const std::uint32_t behind = skip_noise(text, statement.span.end);
  if (const auto month = statements.periods().times_a_year(text, behind)) return month;
  const auto size = usual.period_of(currency.code, statement.low, statement.high);
  const bool hourly = !size || *size == Period::hour;
  if (const auto once = statements.periods().for_length(text, behind, size == Period::year);
      once && (*once == Period::project ? !is_extra(verdict.kind) : hourly))
    return once;
  if (!hourly) return std::nullopt;
  const bool piece = statements.periods().piece_end(text, behind) ||
                     by_the_piece(text, verdict.left, statements.periods());
  return piece ? std::optional(Period::piece) : std::nullopt;
}

constexpr int kLeastFee = 1000;  // of a whole work; less may be for a day of it

/// The period that the size implies, where no word gives one that fits; empty where it tells none.
std::optional<Period> PayReader::Tables::period_by_size(const Taken& taken) const {
  const MoneyStatement& statement = taken.statement;
  const Verdict& verdict = taken.verdict;
  const std::string& code = taken.currency.code;
  const auto fits = [&](Period period) { return usual.plausible(code, period, statement.high); };
  // of pesos and dollars both nothing can be said by size
  const bool any_dollar =
      code.empty() && statement.currency != nullptr && statement.currency->form == "$";
  auto period = any_dollar ? std::nullopt : usual.period_of(code, statement.low, statement.high);
  // "a flat fee of $100": an hour's by its size, but a fee is for a work or a day as well
  if (verdict.fee && period == Period::hour) period.reset();
  // "£9,680 - £10,498 (pro rata)": what is a part of a whole is told by the year
  const bool part = verdict.basis == Basis::pro_rata || verdict.basis == Basis::fte;
  if (!period && part && fits(Period::year)) period = Period::year;
  if (!period && statement.paid_every && fits(*statement.paid_every)) period = statement.paid_every;
  if (!period && statement.contract && fits(Period::day)) period = Period::day;
  // "Rate: To £700", where a line above says "IR35: Outside"
  if (!period && taken.day_rate && verdict.kind == Kind::base && !verdict.fee) period = Period::day;
  // "plus OTE £5k": earnings on target are told by the year
  if (!period && verdict.kind == Kind::ote && statement.low >= units(kLeastFee))
    period = Period::year;
  return period;
}

void PayReader::Tables::guess_period(const Taken& taken, Pay& pay) const {
  const bool unfit = pay.period.has_value();
  pay.period = period_by_size(taken);
  if (unfit)
    pay.notes.emplace_back(
        pay.period ? "the period in the text does not fit the amount; the usual one is taken"
                   : "the period in the text does not fit the amount");
  pay.period_certainty = unfit ? Certainty::assumed : Certainty::implied;
  pay.rule += pay.period ? "+period.size" : "+period.none";
}

/// The period that the words give, else the one that kind and size imply.
void PayReader::Tables::settle_period(std::string_view text, const Taken& taken, Pay& pay) const {
  const auto& [statement, verdict, currency, day_rate] = taken;
  pay.period = verdict.period;
  const bool slip = pay.period && pay.kind == Kind::base && !verdict.told &&
                    pay.bound != Bound::up_to &&
                    usual.is_slip(currency.code, *pay.period, statement.low);
  const bool fits = pay.period && !slip &&
                    (verdict.told || usual.plausible(currency.code, *pay.period, statement.high) ||
                     (verdict.label && usual.low_wage(currency.code, *pay.period, statement.high)));
  if (pay.period && (fits || is_extra(pay.kind))) {
    pay.rule += statement.hyphen_period ? "+period.hyphen"
                : verdict.period_behind ? "+period.behind"
                                        : "+period.label";
  } else if (const auto later = said_later(text, statement.span.end);
             later && is_extra(pay.kind) && pay.kind != Kind::sign_on) {
    pay.period = later;
    pay.rule += "+period.behind";
  } else if (pay.kind == Kind::allowance) {
    pay.period_certainty = Certainty::assumed;  // paid regularly, but how often is not said
  } else if (is_extra(pay.kind)) {
    pay.period = Period::once;
    pay.period_certainty = Certainty::implied;
  } else if (verdict.fee && !pay.period && statement.low >= units(kLeastFee)) {
    pay.period = Period::project;
    pay.period_certainty = Certainty::implied;
    pay.rule += "+period.fee";
  } else {
    guess_period(taken, pay);
  }
}

Pay PayReader::Tables::to_pay(const Document& document, const Taken& taken) const {
  const auto& [statement, verdict, currency, day_rate] = taken;
  Pay pay;
  pay.bound = verdict.bound;
  if (pay.bound != Bound::up_to) pay.min = statement.low;
  if (pay.bound != Bound::from) pay.max = statement.high;
  pay.currency = currency.code;
  pay.currency_certainty = currency.certainty;
  pay.kind = verdict.kind;
  pay.basis = verdict.basis;
  pay.rule = statement.range() ? "amount.range" : "amount.single";
  pay.rule += currency_rule(taken);
  settle_period(document.text, taken, pay);
  if (verdict.headline) pay.rule += "+headline";
  if (statement.mended) pay.notes.emplace_back(std::string("read as meant: ") + statement.mended);
  if (statement.reversed) pay.notes.emplace_back("the larger end was written first");
  pay.confidence_percent = confidence_of(taken, pay);
  pay.quote = cut(document.text, statement.span);
  pay.span = document.offsets.to_source(statement.span);
  return pay;
}

}  // namespace wagescope
