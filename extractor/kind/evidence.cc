#include "extractor/kind/evidence.h"

#include <algorithm>
#include <array>

#include "extractor/base/ascii.h"
#include "extractor/base/utf8.h"

namespace wagescope {

using What = Cue::What;

bool is_meaning(const CueHit& hit) {
  return hit.cue->what == What::pay || hit.cue->what == What::kind ||
         hit.cue->what == What::not_pay;
}

bool is_extra(Kind kind) { return kind != Kind::base && kind != Kind::total && kind != Kind::ote; }

namespace {

constexpr std::uint32_t kFarWords = 60;  // more than any cue's reach

/// Where the words that can still speak of the amount end: at a connector, a
/// bracket, a comma, or the next amount.
std::uint32_t first_connector(std::string_view text, TextSpan right, const Joints& joints) {
  constexpr Joints::Kinds kNext = Joints::kAnd | Joints::kPlus | Joints::kWith;
  // "$250,000+ in investable assets" adds nothing
  if (text.substr(right.begin, 1) == "+")
    if (const std::uint32_t word = skip_noise(text, right.begin + 1); joints.leads_on(text, word))
      right.begin = word;
  for (std::uint32_t at = right.begin; at < right.end; ++at) {
    const char c = text[at];
    // "£40 B&K voucher": an ampersand within a name parts nothing
    const bool within = c == '&' && at > right.begin &&
                        utf8::is_word(utf8::before(text, at).code) &&
                        utf8::is_word(utf8::at(text, at + 1).code);
    if (within) continue;
    if (c == '+' || c == ',' || c == '(' || c == '&' || c == '$' || c == ':' || c == '~') return at;
    if (c >= '0' && c <= '9') return at;
    const auto lead = static_cast<unsigned char>(c);  // of "£", "€", "–" and "•", but of spaces too
    if ((lead == 0xC2 || lead == 0xE2) && !utf8::is_space(utf8::at(text, at).code)) return at;
    if (joints.begins(text, at, kNext)) return at;
  }
  return right.end;
}

/// Where several spaces and a capital begin the next item of a line: "£26,000 - £31,000 Parking
/// Company Benefits"; the end of `right` where none do.
std::uint32_t next_column(std::string_view text, TextSpan right) {
  text = text.substr(0, right.end);
  for (std::size_t at = text.find("  ", right.begin); at != text.npos;
       at = text.find("  ", at + 1)) {
    const std::size_t word = text.find_first_not_of(' ', at);
    if (word != text.npos && utf8::is_upper(utf8::at(text, word).code))
      return static_cast<std::uint32_t>(word);
    if (word == text.npos) break;
    at = word - 1;
  }
  return right.end;
}

/// Whether a word of a capital and small letters touches a figure, or a word in small letters, that
/// ends at `at`: "$84,500Life", "monthlyQuarterly".
bool next_line_glued(std::string_view text, std::uint32_t at) {
  const auto ends = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); };
  return at > 0 && at + 1 < text.size() && ends(text[at - 1]) && text[at] >= 'A' &&
         text[at] <= 'Z' && text[at + 1] >= 'a' && text[at + 1] <= 'z';
}

/// "Tulsa, OK": two capitals behind a comma are a state's, and no Polish "ok".
bool is_state(std::string_view text, TextSpan word) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view letters = cut(text, word);
  const std::uint32_t before = skip_noise_back(text, word.begin);
  return letters.size() == 2 && capital(letters[0]) && capital(letters[1]) && before > 0 &&
         text[before - 1] == ',';
}

/// "Hours: Full time Salary: £30,000", where line ends were lost: the first words are of the label
/// before, and say nothing of the sum.
bool is_value_and_label(std::string_view text, const CueHit& hit) {
  if (hit.cue->what != What::basis || hit.cue->basis() != Basis::fte) return false;
  const std::uint32_t before = skip_noise_back(text, hit.span.begin);
  return before > 0 && text[before - 1] == ':' &&
         text.substr(skip_noise(text, hit.span.end), 1) == ":";
}

/// ".NET Developer", "Call2Net": a word that says gross or net elsewhere; "Tulsa, OK".
bool in_name(std::string_view text, const CueHit& hit) {
  if (is_state(text, hit.span) || is_value_and_label(text, hit)) return true;
  if (hit.cue->what != What::basis || hit.span.begin == 0) return false;
  const char before = text[hit.span.begin - 1];
  if (before == '.')  // but "bread.Gross pay", "2.500.net"
    return hit.span.begin == 1 || !utf8::is_word(utf8::before(text, hit.span.begin - 1).code);
  return is_digit(before) && hit.span.begin > 1 &&
         utf8::is_letter(utf8::before(text, hit.span.begin - 1).code);
}

/// Whether a bracket closes at `at`, and a word in capital begins behind it.
bool bracket_ends(std::string_view text, std::uint32_t at) {
  return text.substr(at, 1) == ")" && utf8::is_upper(utf8::at(text, skip_noise(text, at + 1)).code);
}

/// "• £500 – welcome bonus": where an amount begins its item, the words behind a dash say what it
/// is; elsewhere the dash parts the items of a list.
TextSpan behind_lone_dash(std::string_view text, std::uint32_t begin, TextSpan right) {
  const std::uint32_t before = skip_noise_back(text, begin);
  const utf8::Char c = utf8::before(text, before);
  // "Leeds - £550 per day - Elm Projects": one item of several between dashes
  const std::uint32_t item = utf8::is_dash(c.code) ? skip_noise_back(text, before - c.size) : 0;
  const bool goes_on = c.code == ':' || c.code == ',' || c.code == '+' || c.code == '&' ||
                       c.code == '=' || utf8::is_word(c.code) ||
                       (item > 0 && utf8::is_word(utf8::before(text, item).code));
  if (before > 0 && goes_on && text[begin - 1] != '\t') return right;
  const std::uint32_t at = skip_noise(text, right.begin);
  const utf8::Char dash = utf8::at(text, at);
  const bool lone = at > right.begin && at < right.end && utf8::is_dash(dash.code);
  return lone ? TextSpan{at + dash.size, right.end} : right;
}

/// Where the amount begins that a word which ends at `end` may label.
std::uint32_t labelled(std::string_view text, std::uint32_t end) {
  const std::uint32_t at = skip_noise(text, end);
  return at < text.size() && text[at] == ':' ? skip_noise(text, at + 1) : at;
}

/// "50,000 - OTE 70,000": the word labels the amount behind it.
bool labels_next(std::string_view text, std::uint32_t end) {
  std::uint32_t at = labelled(text, end);
  const utf8::Char c = utf8::at(text, at);
  if (utf8::is_currency_sign(c.code)) at += c.size;
  return is_digit(text, at);
}

/// "34/day - Salary: €20": so does a word of pay with a colon, or a kind.
bool of_next(std::string_view text, const CueHit& hit) {
  const bool colon = text.substr(skip_noise(text, hit.span.end), 1) == ":";
  return (hit.cue->what == What::kind || (hit.cue->what == What::pay && colon)) &&
         labels_next(text, hit.span.end);
}

/// "£28,100 - £29,540 actual salary £23,200": so does the basis, while the number behind
/// "£24,000 pro rata 20 hours" counts something.
bool basis_of_next(std::string_view text, const CueHit& hit) {
  return hit.cue->what == What::basis &&
         utf8::is_currency_sign(utf8::at(text, labelled(text, hit.span.end)).code);
}

void keep_in_reach(std::vector<CueHit>& hits) {
  std::erase_if(hits, [](const CueHit& hit) { return hit.words > hit.cue->reach; });
}

/// Where "including" ends, behind which other rules hold; the end of text when it is not said.
std::uint32_t end_of_includes(const std::vector<CueHit>& hits, std::string_view text) {
  for (const CueHit& hit : hits)
    if (hit.cue->what == What::includes && hit.words <= hit.cue->reach) return hit.span.end;
  return static_cast<std::uint32_t>(text.size());
}

/// "Competitive salary, 25 days holiday, £500 for gym": another item of the list stands
/// between the pay word and the amount.
bool listed_apart(std::string_view text, const CueHit& hit, std::uint32_t amount) {
  if (hit.cue->what != What::pay) return false;
  const std::string_view gap = text.substr(hit.span.end, amount - hit.span.end);
  const std::size_t last = gap.find_last_of(',');
  if (last == std::string_view::npos || gap.find(':') != std::string_view::npos) return false;
  // "SALARY - Grade 7, 54,100": a label, as with a colon
  if (utf8::is_dash(utf8::at(text, skip_noise(text, hit.span.end)).code)) return false;
  const auto comma = hit.span.end + static_cast<std::uint32_t>(last);
  return count_words(text, {hit.span.end, comma}) > 0 && count_words(text, {comma, amount}) == 0;
}

/// "Bonus: up to 15%\n£31,500", "Benefits: bonus, pension, car allowance\n£31,500": the line
/// above has a value of its own, or is a list; it is no label. A word that says what is no pay
/// is of a list only in the middle of one: "Project Manager, Budget\n£250,000".
bool said_above(std::string_view text, const CueHit& hit, std::uint32_t amount) {
  const std::string_view gap = text.substr(hit.span.end, amount - hit.span.end);
  if (gap.find('\n') == gap.npos) return false;
  const std::string_view line = text.substr(0, hit.span.begin);
  if (hit.cue->what == What::not_pay) {
    const std::uint32_t before = skip_noise_back(text, hit.span.begin);
    const bool listed = before > 0 && (text[before - 1] == ',' || text[before - 1] == ':');
    return listed && gap.substr(0, gap.find('\n')).find(',') != gap.npos;
  }
  std::size_t begin = line.find_last_of('\n') + 1;  // 0 behind npos
  if (begin > 1 && !utf8::is_upper(utf8::at(text, static_cast<std::uint32_t>(begin)).code))
    begin = line.find_last_of('\n', begin - 2) + 1;  // "pension, car\nallowance"
  return gap.find('%') != gap.npos || line.find(',', begin) != line.npos;
}

/// "£16.90 ph (30% shift premium included), that is £33,700 p.a.": the bracket is of the amount
/// before.
bool included_before(std::string_view text, const std::vector<CueHit>& hits, const CueHit& hit,
                     std::string_view gap) {
  const std::size_t close = gap.find(')');
  if (close == gap.npos || close > gap.find('(')) return false;
  const TextSpan bracket{static_cast<std::uint32_t>(text.rfind('(', hit.span.begin) + 1),
                         hit.span.end + static_cast<std::uint32_t>(close)};
  return std::ranges::any_of(hits, [&](const CueHit& other) {
    return other.cue->what == What::includes && other.span.begin >= bracket.begin &&
           other.span.end <= bracket.end;
  });
}

/// "including shift uplift, so £30k", "$20k sign on + $10k": a comma or plus parts a
/// bonus word from the amount; not in "sleep-ins, which are paid at £70".
bool parted(std::string_view text, const std::vector<CueHit>& hits, const CueHit& hit,
            std::uint32_t amount) {
  const bool extra = hit.cue->what == What::kind && is_extra(hit.cue->kind());
  if ((extra || hit.cue->what == What::not_pay) && said_above(text, hit, amount)) return true;
  if (!extra) return false;
  const std::string_view gap = cut(text, {hit.span.end, amount});
  if (included_before(text, hits, hit, gap)) return true;
  const std::size_t last = gap.find_last_of(",+");
  if (last == std::string_view::npos) return false;
  // "Differential: +$2/hr": the plus is the value's own
  const auto plus = hit.span.end + static_cast<std::uint32_t>(last);
  const std::uint32_t before = gap.starts_with(':') ? hit.span.end + 1 : hit.span.end;
  const bool own = gap.starts_with(':') || !utf8::is_space(utf8::at(text, plus + 1).code);
  if (own && skip_noise(text, before, 1) == plus) return false;  // "Uplift +$2/hr"
  // "Shift premium: 2nd +$0.75"
  if (gap.starts_with(':') && gap[last] == '+' && gap.find(',') == gap.npos &&
      !utf8::is_space(utf8::at(text, plus + 1).code) && count_words(text, {before, plus}) <= 4)
    return false;
  const std::uint32_t behind =
      skip_noise(text, hit.span.end + static_cast<std::uint32_t>(last) + 1);
  return std::ranges::none_of(hits, [&](const CueHit& other) {
    return other.cue->what == What::relative && other.span.begin == behind;
  });
}

/// Words between a cue and the amount; none when there are only "up to" and its like
/// ("expenses up to £15 per day"). A weak "receive more than 500,000" stays apart.
std::uint32_t words_between(std::string_view text, const std::vector<CueHit>& hits,
                            const CueHit& from, std::uint32_t amount) {
  const std::uint32_t words = count_words(text, {from.span.end, amount});
  if (from.cue->what == What::pay && from.cue->weak()) return words;
  std::uint32_t others = words;
  std::uint32_t end = from.span.end;
  for (const CueHit& hit : hits) {
    const bool bound = hit.cue->what == What::bound || hit.cue->what == What::between ||
                       hit.cue->what == What::basis;  // "from gross NOK 498 300"
    if (!bound || hit.span.begin < end) continue;
    others -= std::min(others, count_words(text, hit.span));
    end = hit.span.end;
  }
  return others == 0 ? 0 : words;
}

/// "£31,500 before annual bonus", "zuzüglich monatlicher Prämie": a word that shuts out what
/// it is followed by.
bool shut_out(std::string_view text, const std::vector<CueHit>& hits, const CueHit& hit) {
  constexpr std::uint32_t kWords = 3;
  if (hit.cue->what != What::kind || !is_extra(hit.cue->kind())) return false;
  return std::ranges::any_of(hits, [&](const CueHit& out) {
    return out.cue->what == What::excludes && out.span.end <= hit.span.begin &&
           count_words(text, {out.span.end, hit.span.begin}) <= kWords;
  });
}

/// "Analyst - Insurance - £40,000" names a field; "Project Manager, Budget £250,000" does not.
bool may_be_field(const Cue& cue) {
  static constexpr std::array<std::string_view, 7> kNone{
      "budget",   "relocation", "referral-bonus", "learning-budget",
      "expenses", "prize",      "requirement"};
  return std::ranges::find(kNone, cue.reason) == kNone.end();
}

/// Whether a cue is a word of a job's title: "Pension Administrator". Of a bonus only a lone
/// word can be one: "Commission Analyst", while "Retention Bonus" is what it says; of times of
/// work any: "Sleep-in Support Worker".
bool of_title(const TitleHeads& titles, std::string_view text, const CueHit& hit, TextSpan left,
              std::uint32_t end) {
  const bool lone = cut(text, hit.span).find_first_of(" -") == std::string_view::npos;
  const bool kind = hit.cue->what == What::kind && is_extra(hit.cue->kind());
  const bool bonus = kind && (lone || hit.cue->kind() == Kind::allowance);
  if (hit.cue->what != What::not_pay && !bonus) return false;
  if (titles.front(text, hit.span, end)) return true;
  return !bonus && lone && hit.span.end <= left.end && may_be_field(*hit.cue) &&
         titles.field(text, hit.span, end);
}

}  // namespace

bool in_large_units(const MoneyStatement& statement) {
  if (statement.currency == nullptr) return false;
  const std::string& code = statement.currency->codes.front();
  return code == "GBP" || code == "USD" || code == "EUR";
}

EvidenceReader::EvidenceReader(const Lexicons& lexicons, const CueReader& cues,
                               const Joints& joints)
    : reasons_(lexicons), titles_(lexicons), cues_(cues), joints_(joints) {
  for (const Table::Row& row : lexicons.table("kind/asides.tsv").rows())
    asides_.add(row["phrase"], 0);
  for (const Table::Row& row : lexicons.table("kind/no_nouns.tsv").rows())
    no_nouns_.add(row["word"], 0);
}

bool EvidenceReader::of_other_size(const Cue& cue, const MoneyStatement& statement) const {
  if (cue.what != What::not_pay || !in_large_units(statement)) return false;
  const Reason& reason = reasons_.of(cue.reason);
  if (reason.is(Reason::kNeverHourly) && statement.period == Period::hour) return true;
  return (reason.least && statement.high < *reason.least) ||
         (reason.most && statement.low > *reason.most);
}

bool EvidenceReader::larger_than_any(const Cue& cue, const MoneyStatement& statement) const {
  if (cue.what != What::not_pay || !in_large_units(statement)) return false;
  const auto& most = reasons_.of(cue.reason).most;
  const auto twice = most ? most->times(units(2)) : std::nullopt;
  return twice && statement.low > *twice;
}

/// "£3,200 (island allowance)", "$90,000 (Indeed est.)", "280 € a month (utilities included)": the
/// extra, whose estimate it is, or that it is a price, which a bracket directly behind an amount
/// names, and nothing else; not "(plus bonus)", "(bonus 10%)".
const CueHit* EvidenceReader::bracketed(std::string_view text, TextSpan right,
                                        const std::vector<CueHit>& hits) const {
  constexpr std::uint32_t kBytes = 48;
  constexpr std::uint32_t kWords = 2;  // before the extra's own
  const std::uint32_t open = skip_noise(text, right.begin);
  if (open >= right.end || text[open] != '(') return nullptr;
  if (asides_.at(text, skip_noise(text, open + 1))) return nullptr;
  const std::size_t close = text.substr(open, kBytes).find(')');
  if (close == std::string_view::npos) return nullptr;
  const std::string_view inside = text.substr(open + 1, close - 1);
  if (inside.find_first_of("0123456789+,%:") != inside.npos) return nullptr;
  const CueHit* named = nullptr;
  for (const CueHit& hit : hits) {
    if (hit.span.begin <= open || hit.span.begin >= open + close) continue;
    if (hit.cue->what == What::includes || hit.cue->what == What::excludes) return nullptr;
    const bool extra = (hit.cue->what == What::kind && is_extra(hit.cue->kind())) ||
                       hit.cue->refuses(Reason::kBracket);
    if (extra && hit.span.end == open + close &&
        count_words(text, {open, hit.span.begin}) <= kWords)
      named = &hit;
  }
  return named;
}

Evidence EvidenceReader::gather(const MoneyStatement& statement, std::string_view text,
                                const WordHits* hits, TextSpan left, TextSpan right) const {
  Evidence all;
  const auto odd = [&](const CueHit& hit) { return of_other_size(*hit.cue, statement); };
  cues_.find(text, left, Side::left, all.left, hits);
  // a single amount may be of a size that the words before it seldom have, but not of a far larger
  const auto far = [&](const CueHit& hit) { return larger_than_any(*hit.cue, statement); };
  if (statement.range())
    std::erase_if(all.left, odd);
  else
    std::erase_if(all.left, far);
  std::erase_if(all.left, [&](const CueHit& hit) { return in_name(text, hit); });
  gather_left(text, left, statement.span.begin, all);
  cues_.find(text, right, Side::right, all.right, hits);
  std::erase_if(all.right, odd);
  std::erase_if(all.right, [&](const CueHit& hit) { return in_name(text, hit); });
  gather_right(text, left, right, statement.span.begin, all);
  return all;
}

bool EvidenceReader::of_noun(std::string_view text, const CueHit& hit) const {
  const utf8::Char space = utf8::before(text, hit.span.begin);
  if (!utf8::is_space(space.code) || space.code == U'\n') return false;
  const std::uint32_t end = hit.span.begin - space.size;
  const std::uint32_t begin = word_begin(text, end, 0);
  if (begin == end) return false;  // "Dates: tbc. Fee £200", "(fee £200)"
  const auto known = no_nouns_.at(text, begin);
  return !known || begin + known->length != end;
}

void EvidenceReader::gather_left(std::string_view text, TextSpan left, std::uint32_t begin,
                                 Evidence& all) const {
  constexpr std::ptrdiff_t kMostCues = 64;
  if (std::ssize(all.left) > kMostCues)
    all.left.erase(all.left.begin(), all.left.end() - kMostCues);
  std::uint32_t far = 0;  // up to here every cue is out of reach
  for (auto hit = all.left.rbegin(); hit != all.left.rend(); ++hit) {
    hit->words = hit->span.end <= far ? kFarWords + 1 : words_between(text, all.left, *hit, begin);
    if (hit->words > kFarWords) far = std::max(far, hit->span.end);
  }
  keep_in_reach(all.left);
  const std::vector<CueHit> before = all.left;
  // "The salary range at ElmHealth is": the end of a name, where a word of its own says more; not
  // in "monthly salaryBenefitsMeal allowance"
  const auto inside = [&](const CueHit& h) {
    const bool lone = cut(text, h.span).find(' ') == std::string_view::npos;
    return lone && h.span.begin > 0 && utf8::is_letter(utf8::before(text, h.span.begin).code) &&
           std::ranges::any_of(before, [&](const CueHit& other) {
             return is_meaning(other) && other.span.end < h.span.begin;
           });
  };
  std::erase_if(all.left, [&](const CueHit& h) {
    if (h.cue->what == What::not_pay && inside(h)) return true;
    if (h.cue->alone() && of_noun(text, h)) return true;
    // "+ equity | interns: $38/hr": the next item has a label of its own
    if (h.cue->what == What::kind && is_extra(h.cue->kind())) {
      const std::string_view gap = cut(text, {h.span.end, begin});
      if (const std::size_t bar = gap.find('|'); bar != gap.npos && gap.find(':', bar) != gap.npos)
        return true;
    }
    // "CPD paid (€2,500)": what is paid is what stands before the word
    if (h.cue->weak() && text.substr(skip_noise(text, h.span.end, 1), 1) == "(") return true;
    return parted(text, before, h, begin) || listed_apart(text, h, begin) ||
           of_title(titles_, text, h, left, begin);
  });
  for (const CueHit& hit : all.left)
    if (is_meaning(hit) && (!all.nearest_left || hit.span.end >= all.nearest_left->span.end))
      all.nearest_left = &hit;

  // "Sleep-ins are paid at £60", "Top reps earn $150k": what is paid, or who, says more than
  // the word "paid".
  if (all.nearest_left && all.nearest_left->cue->what == What::pay &&
      all.nearest_left->cue->weak()) {
    const CueHit* paid = all.nearest_left;
    for (const CueHit& hit : all.left)
      if ((hit.cue->what == What::kind || hit.cue->refuses(Reason::kOthers)) &&
          hit.span.end < paid->span.begin &&
          count_words(text, {hit.span.end, paid->span.begin}) <= 2)
        all.nearest_left = &hit;
  }
}

void EvidenceReader::gather_right(std::string_view text, TextSpan left, TextSpan right,
                                  std::uint32_t begin, Evidence& all) const {
  // "$50,000+ generous bonus": the plus is the amount's own, and joins what follows all the same
  const bool plus = right.begin > 0 && text[right.begin - 1] == '+';
  const TextSpan named = behind_lone_dash(text, begin, right);
  std::uint32_t connector = plus ? right.begin : first_connector(text, named, joints_);
  if (const CueHit* inside = bracketed(text, right, all.right)) connector = inside->span.end;
  // "pay (£27,000 - £31,000) Annual bonus", "Baker (up to £35,000) Home of": what a bracket held is
  // apart from a capital behind it
  if (bracket_ends(text, right.begin)) connector = right.begin;
  // "$195,500 - $264,500Life at our office": the next heading, its line break lost
  if (next_line_glued(text, right.begin)) connector = right.begin;
  for (CueHit& hit : all.right) {
    // "• $650 - one time travel allowance": all that stands behind the dash is its name
    const char32_t next = utf8::at(text, skip_noise(text, hit.span.end)).code;
    const bool names =
        named.begin > right.begin && hit.span.end <= connector &&
        (!utf8::is_letter(next) || utf8::is_upper(next) || text.substr(hit.span.end, 1) == "\t");
    hit.words = names ? 0 : count_words(text, {right.begin, hit.span.begin});
    const CueHit* above = all.nearest_left;
    if (names && is_meaning(hit) && above != nullptr &&
        cut(text, {above->span.end, begin}).find('\n') != std::string_view::npos)
      all.nearest_left = nullptr;
  }
  const std::vector<CueHit> behind = all.right;
  std::erase_if(all.right, [&](const CueHit& hit) {
    return shut_out(text, behind, hit) || basis_of_next(text, hit);
  });
  const std::uint32_t column = next_column(text, right);
  std::erase_if(all.right, [&](const CueHit& hit) {
    const bool extra = hit.cue->what == What::kind && is_extra(hit.cue->kind());
    return (extra || hit.cue->what == What::not_pay) && hit.span.begin >= column;
  });
  const std::uint32_t included = end_of_includes(all.right, text);
  std::erase_if(all.right, [&](const CueHit& hit) {
    const bool crosses = hit.cue->what == What::includes || hit.cue->what == What::excludes ||
                         hit.cue->what == What::bound;
    return hit.span.begin < included &&
           (hit.words > hit.cue->reach || (hit.span.begin >= connector && !crosses));
  });
  std::erase_if(all.right,
                [&](const CueHit& hit) { return of_title(titles_, text, hit, left, right.end); });
  for (const CueHit& hit : all.right)
    if (is_meaning(hit) && hit.span.begin < connector && hit.span.begin < included &&
        !of_next(text, hit) &&
        (!all.nearest_right || hit.span.begin < all.nearest_right->span.begin))
      all.nearest_right = &hit;
}

}  // namespace wagescope
