// Generated statements of pay, printed in each locale's way, are read back exactly.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "extractor/amount/point.h"
#include "extractor/amount/statement.h"
#include "extractor/kind/cues.h"
#include "extractor/posting/pay_reader.h"

namespace {

using namespace wagescope;

/// How a locale writes money.
struct Style {
  const char* before;   ///< What stands before the digits: "$", "CHF ".
  const char* after;    ///< What stands behind: " €".
  const char* group;    ///< Between groups of three; "in": Indian groups; "": none.
  const char* mark;     ///< The decimal mark.
  const char* code;     ///< ISO 4217.
  const char* country;  ///< What settles a shared sign.
  const char* language;
};

constexpr Style kStyles[] = {
    {"$", "", ",", ".", "USD", "US", "en"},
    {"$ ", "", ",", ".", "CAD", "CA", "en"},
    {"A$", "", ",", ".", "AUD", "", "en"},
    {"£", "", ",", ".", "GBP", "GB", "en"},
    {"£", "", "", ".", "GBP", "GB", "en"},
    {"€", "", ",", ".", "EUR", "IE", "en"},
    {"USD ", "", ",", ".", "USD", "", "en"},
    {"USD", "", ",", ".", "USD", "", "en"},
    {"", " USD", ",", ".", "USD", "", "en"},
    {"PKR ", "", ",", ".", "PKR", "", "en"},
    {"R", "", " ", ".", "ZAR", "ZA", "en"},
    {"RM", "", ",", ".", "MYR", "", "en"},
    {"₹", "", "in", ".", "INR", "", "en"},
    {"Rs. ", "", "in", ".", "INR", "IN", "en"},
    {"", " €", ".", ",", "EUR", "", "de"},
    {"", "€", ".", ",", "EUR", "", "de"},
    {"", " EUR", "", ",", "EUR", "", "de"},
    {"EUR ", "", ".", ",", "EUR", "", "de"},
    {"CHF ", "", "'", ".", "CHF", "", "de"},
    {"CHF ", "", "’", ".", "CHF", "", "de"},
    {"", " €", " ", ",", "EUR", "", "fr"},
    {"", "\u202F€", "\u202F", ",", "EUR", "", "fr"},
    {"", "\u00A0€", "\u00A0", ",", "EUR", "", "fr"},
    {"€ ", "", ".", ",", "EUR", "", "nl"},
    {"€", "", ".", ",", "EUR", "", "nl"},
    {"", " €", ".", ",", "EUR", "", "es"},
    {"", " €", ".", ",", "EUR", "", "it"},
    {"R$ ", "", ".", ",", "BRL", "", "pt"},
    {"R$", "", ".", ",", "BRL", "", "pt"},
    {"", " zł", " ", ",", "PLN", "", "pl"},
    {"", " PLN", "\u00A0", ",", "PLN", "", "pl"},
    {"", " kr", " ", ",", "SEK", "SE", "sv"},
    {"", " kr.", ".", ",", "DKK", "DK", "da"},
    {"", " Kč", " ", ",", "CZK", "", "cs"},
};

struct Words {
  const char* language;
  std::vector<const char*> hour, day, month, year, to;
};

const std::vector<Words>& words() {
  static const std::vector<Words> all{
      {"en",
       {" per hour", "/hr", " an hour", " hourly", "/hour"},
       {" per day", " a day", "/day"},
       {" per month", " a month", " pcm", "/month"},
       {" per annum", " p.a.", " a year", "/year", " per year", " annually"},
       {" - ", "-", "–", " – ", " to ", " — "}},
      {"de",
       {" pro Stunde", "/Std.", "/Stunde"},
       {" pro Tag", "/Tag"},
       {" pro Monat", " monatlich", " im Monat", "/Monat"},
       {" pro Jahr", " p.a.", " jährlich", "/Jahr"},
       {" - ", "–", " bis ", " bis zu "}},
      {"fr",
       {" par heure", " de l'heure", "/h"},
       {" par jour", "/jour"},
       {" par mois", "/mois", " mensuel"},
       {" par an", "/an", " annuel"},
       {" - ", " à ", "–"}},
      {"nl",
       {" per uur", "/uur"},
       {" per dag"},
       {" per maand", " p/m", "/maand"},
       {" per jaar", "/jaar"},
       {" - ", " tot ", "–"}},
      {"es",
       {" por hora", " la hora", "/hora"},
       {" por día", "/día"},
       {" al mes", " mensuales", "/mes"},
       {" al año", " anuales", "/año"},
       {" - ", " a ", " hasta "}},
      {"it",
       {" all'ora", "/ora"},
       {" al giorno"},
       {" al mese", " mensili"},
       {" annui", " all'anno"},
       {" - ", " a ", "–"}},
      {"pt",
       {" por hora", "/hora"},
       {" por dia"},
       {" por mês", " mensais", "/mês"},
       {" por ano", " anuais"},
       {" - ", " a ", " até "}},
      {"pl",
       {" za godzinę", "/godz.", "/h"},
       {" za dzień"},
       {" miesięcznie", "/mies."},
       {" rocznie"},
       {" - ", "–", " do "}},
      {"sv",
       {" per timme", " i timmen", "/tim"},
       {" per dag"},
       {" per månad", " i månaden", "/mån"},
       {" per år", " om året"},
       {" - ", "–", " till "}},
      {"da",
       {" pr. time", " i timen"},
       {" pr. dag"},
       {" pr. måned", " om måneden"},
       {" om året", " pr. år"},
       {" - ", "–", " til "}},
      {"cs",
       {" za hodinu", "/hod."},
       {" za den"},
       {" měsíčně", "/měs."},
       {" ročně"},
       {" - ", "–", " až "}},
  };
  return all;
}

const Words& words_of(std::string_view language) {
  return *std::ranges::find_if(words(),
                               [&](const Words& each) { return each.language == language; });
}

using Random = std::mt19937;

std::int64_t between(Random& random, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(high - low + 1));
}

template <class T>
const T& pick(Random& random, const std::vector<T>& all) {
  return all[random() % all.size()];
}

/// Digits in groups: "1,234,567", "12,34,567".
std::string grouped(std::int64_t whole, std::string_view group) {
  const std::string digits = std::to_string(whole);
  const bool indian = group == "in";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t left = digits.size() - i;
    const bool cut = indian ? left == 3 || (left > 3 && left % 2 == 1) : left % 3 == 0;
    if (i > 0 && cut) out += indian ? "," : group;
    out += digits[i];
  }
  return out;
}

/// An amount in hundredths and how it is printed.
struct Amount {
  std::int64_t hundredths;
  bool cents;
  Decimal value() const { return Decimal::from_micros(hundredths * 10000); }
  std::string print(const Style& style) const {
    std::string text = grouped(hundredths / 100, style.group);
    if (cents) {
      const auto part = hundredths % 100;
      text += style.mark + std::string(part < 10 ? "0" : "") + std::to_string(part);
    }
    return text;
  }
};

/// What is paid for the period in a currency worth `scale` to the dollar.
Amount amount(Random& random, Period period, std::int64_t scale) {
  std::int64_t low = 16000, high = 400000;
  if (period == Period::hour) low = 9, high = 120;
  if (period == Period::day) low = 90, high = 900;
  if (period == Period::month) low = 1100, high = 9000;
  const bool cents = random() % (period == Period::hour ? 2 : 4) == 0;
  const std::int64_t whole = between(random, low * scale, high * scale) * 100;
  return {cents ? whole + between(random, 0, 99) : whole, cents};
}

std::int64_t scale_of(std::string_view code) {
  if (code == "INR" || code == "CZK") return 20;
  if (code == "PKR") return 60;
  if (code == "SEK" || code == "DKK" || code == "ZAR") return 9;
  if (code == "PLN" || code == "BRL" || code == "MYR") return 3;
  return 1;
}

struct Case {
  std::string text;
  Decimal low, high;
  std::string code, country;
  Period period;
};

Case make(Random& random) {
  const Style& style = kStyles[random() % std::size(kStyles)];
  const Words& word = words_of(style.language);
  static constexpr std::array kPeriods{Period::hour, Period::day, Period::month, Period::year};
  const std::size_t which = random() % kPeriods.size();
  const std::vector<const char*>* behind[] = {&word.hour, &word.day, &word.month, &word.year};
  const Amount first = amount(random, kPeriods[which], scale_of(style.code));
  const std::string tail = pick(random, *behind[which]);
  Case made{"", first.value(), first.value(), style.code, style.country, kPeriods[which]};
  if (random() % 2 == 0) {
    made.text = style.before + first.print(style) + style.after + tail;
    return made;
  }
  Amount second = first;  // the upper end, printed with or without its own currency
  second.hundredths += between(random, 1, 1 + first.hundredths / 300) * 100;
  made.high = second.value();
  const bool both = random() % 2 == 0;
  made.text = style.before + first.print(style) + (both ? style.after : "") +
              pick(random, word.to) + (both ? style.before : "") + second.print(style) +
              style.after + tail;
  return made;
}

struct Readers {
  CueReader cues{Lexicons::built_in()};
  StatementReader statements{Lexicons::built_in(), cues};
  PointReader points{Lexicons::built_in()};
};

}  // namespace

TEST_CASE("Generated statements of money are read back exactly") {
  static const Readers readers;
  Random random(20260115);
  int wrong = 0;
  for (int i = 0; i < 300000 && wrong < 20; ++i) {
    const Case made = make(random);
    const auto at = static_cast<std::uint32_t>(made.text.find_first_of("0123456789"));
    auto read = readers.statements.at(made.text, at);
    bool same = read && read->currency != nullptr;
    if (same) {
      const auto currency =
          readers.statements.currencies().settle(*read->currency, 0, made.country, {});
      readers.points.settle(*read, currency.code, made.country);
      same = read->low == made.low && read->high == made.high && currency.code == made.code &&
             read->period == made.period && read->span.end == made.text.size();
    }
    if (same) continue;
    ++wrong;
    FAIL_CHECK(made.text << " was meant as " << made.low.to_string() << ".."
                         << made.high.to_string() << " " << made.code << "/" << name(made.period));
  }
  CHECK(wrong == 0);
}

TEST_CASE("Generated pay lines are read back exactly by the whole reader") {
  static const PayReader reader(Lexicons::built_in());
  Random random(7);
  for (int i = 0; i < 4000; ++i) {
    const Case made = make(random);
    Document document;
    document.text = "Salary: " + made.text + "\n";
    const TextSpan all{0, static_cast<std::uint32_t>(document.text.size())};
    const auto pays = reader.read(document, all, {made.country, false}).pay;
    INFO(document.text);
    REQUIRE(pays.size() == 1);
    CHECK(pays[0].min == made.low);
    CHECK(pays[0].max == made.high);
    CHECK(pays[0].currency == made.code);
    CHECK(pays[0].period == made.period);
  }
}
