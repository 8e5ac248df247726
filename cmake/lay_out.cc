// Build tool: lays out the largest tables of the extractor, so that no start of the program
// has to.
//   lay_out OUT
// writes a source that holds what readers of the built-in tables know.
#include <fstream>
#include <ostream>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "extractor/kind/cues.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/location/gazetteer.h"
#include "extractor/occupation/occupation.h"
#include "extractor/period/period.h"
#include "extractor/posting/told_pay.h"

namespace wagescope {

// This program makes them.
const CueLayout* laid_out_cues() { return nullptr; }
const GazetteerLayout* laid_out_places() { return nullptr; }
const Phrases<PeriodReader::Meaning>::Layout* laid_out_periods() { return nullptr; }
const Phrases<SocCode>::Layout* laid_out_occupations() { return nullptr; }
const Phrases<ToldSubject>::Layout* laid_out_told_subjects() { return nullptr; }

namespace {

/// A literal of any bytes, cut into lines.
std::string literal(std::string_view bytes) {
  std::string text = "\"";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (i % 80 == 79) text += "\"\n\"";
    if (c < ' ' || c >= 0x7F || c == '"' || c == '\\' || c == '?') {
      const char octal[] = {'\\', static_cast<char>('0' + c / 64),
                            static_cast<char>('0' + c / 8 % 8), static_cast<char>('0' + c % 8)};
      text.append(octal, sizeof octal);
    } else {
      text += static_cast<char>(c);
    }
  }
  return text + '"';
}

template <class Number>
requires std::is_integral_v<Number> std::string value(Number number) {
  return std::to_string(number) + (std::is_same_v<Number, std::uint64_t> ? "u" : "");
}
std::string value(const LaidOutPhrase& phrase) {
  return '{' + value(phrase.head) + ',' + value(phrase.behind) + ',' + value(phrase.begin) + ',' +
         value(phrase.size) + ',' + value(phrase.number) + ',' + value(phrase.next) + '}';
}
std::string value(const CueEntry& entry) {
  return '{' + value(entry.cue) + ',' + value(entry.next) + '}';
}
std::string value(const Cue& cue) {
  return "{Cue::What{" + value(static_cast<unsigned>(cue.what)) + "}," + value(cue.value) + ',' +
         value(cue.reach) + ',' + literal(cue.reason) + '}';
}
std::string value(const FirstWords::Noted& noted) {
  return '{' + value(noted.place) + ',' + value(noted.tables) + '}';
}
std::string value(const PlaceCode& code) { return "PlaceCode(" + literal(code.view()) + ')'; }
std::string value(const GazetteerLayout::Slot& slot) {
  return '{' + value(slot.key) + ',' + value(slot.first) + ',' + value(slot.count) + '}';
}
std::string value(const GazetteerLayout::Region& region) {
  return '{' + value(region.country) + ',' + value(region.code) + '}';
}
std::string value(const PlaceSense& sense) {
  return "{PlaceKind{" + value(static_cast<unsigned>(sense.kind)) + "}," + value(sense.country) +
         ',' + value(sense.region) + ',' + value(sense.population) + ',' + value(sense.capitals) +
         ',' + value(sense.weak) + '}';
}

std::string value(const PeriodReader::Meaning& meaning) {
  return "{Period{" + value(static_cast<unsigned>(meaning.period)) + "}," +
         value(meaning.hundredths) + ',' + value(meaning.whole) + '}';
}

std::string value(const SocCode& code) { return "SocCode(" + literal(code.view()) + ')'; }
std::string value(ToldSubject subject) {
  return "ToldSubject{" + value(static_cast<unsigned>(subject)) + '}';
}

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  /// Writes the array; its name.
  template <class T>
  std::string array(const std::string& type, std::span<const T> all) {
    const std::string name = "k" + std::to_string(++arrays_);
    out_ << "constexpr std::array<" << type << ", " << all.size() << "> " << name << "{{\n";
    for (const T& one : all) out_ << value(one) << ",\n";
    out_ << "}};\n";
    return name;
  }

  std::string first_words(const FirstWords& noted) {
    std::vector<FirstWords::Noted> words, signs;
    std::vector<std::uint16_t> openings;
    const FirstWords::Layout layout = noted.layout(words, openings, signs);
    return '{' + array("FirstWords::Noted", layout.words) + ',' +
           array("std::uint16_t", layout.openings) + ',' +
           array("FirstWords::Noted", layout.signs) + '}';
  }

  std::string phrases(const PhraseLayout& layout) {
    return "{{" + literal(layout.folded) + ',' + value(layout.folded.size()) + "}," +
           array("LaidOutPhrase", layout.phrases) + ',' + array("std::uint32_t", layout.buckets) +
           ",{" + array("std::uint64_t", layout.marks.words) + "}," +
           array("std::uint8_t", layout.head_sizes) + ',' + array("bool", layout.starts) + '}';
  }

  void cues(const CueLayout& layout, const FirstWords& noted) {
    std::string all = '{' + array("Cue", layout.cues) + ",{{";
    for (const CueLayout::Set& set : layout.sets)
      all += '{' + phrases(set.phrases) + ',' + array("CueEntry", set.entries) + "},";
    all += "}}," + first_words(noted) + '}';
    out_ << "constexpr CueLayout kCues" << all << ";\n";
  }

  void places(const GazetteerLayout& layout, const FirstWords& noted) {
    const std::string all =
        '{' + array("GazetteerLayout::Slot", layout.slots) + ',' +
        array("std::uint64_t", layout.goes_on) + ',' + array("PlaceSense", layout.senses) + ',' +
        array("GazetteerLayout::Region", layout.codes) + ',' + first_words(noted) + '}';
    out_ << "constexpr GazetteerLayout kPlaces" << all << ";\n";
  }

  /// Writes the layout of phrases that lead to values of that type.
  template <class Layout>
  void phrases(const std::string& name, const std::string& type, const Layout& layout) {
    const std::string all = '{' + phrases(layout.phrases) + ',' + array(type, layout.values) + '}';
    out_ << "constexpr Phrases<" << type << ">::Layout " << name << all << ";\n";
  }

 private:
  std::ostream& out_;
  int arrays_ = 0;
};

bool write(const char* path) {
  const Lexicons lexicons = Lexicons::built_in();
  FirstWords of_cues, of_places;
  const CueReader cues(lexicons, &of_cues);
  const Gazetteer places(lexicons, of_places);
  const PeriodReader periods(lexicons);
  const OccupationReader occupations(lexicons);
  const ToldPay told(lexicons, cues.clauses());
  std::ofstream out(path);
  out << "#include <array>\n#include \"extractor/kind/cues.h\"\n"
      << "#include \"extractor/location/gazetteer.h\"\n"
      << "#include \"extractor/occupation/occupation.h\"\n"
      << "#include \"extractor/period/period.h\"\n"
      << "#include \"extractor/posting/told_pay.h\"\nnamespace wagescope {\nnamespace {\n";
  Writer writer(out);
  writer.cues(cues.layout(), of_cues);
  writer.places(places.layout(), of_places);
  writer.phrases("kPeriods", "PeriodReader::Meaning", periods.phrases().layout());
  writer.phrases("kOccupations", "SocCode", occupations.titles().layout());
  writer.phrases("kToldSubjects", "ToldSubject", told.subjects().layout());
  out << "}\nconst CueLayout* laid_out_cues() { return &kCues; }\n"
      << "const GazetteerLayout* laid_out_places() { return &kPlaces; }\n"
      << "const Phrases<PeriodReader::Meaning>::Layout* laid_out_periods() { return &kPeriods; }\n"
      << "const Phrases<SocCode>::Layout* laid_out_occupations() { return &kOccupations; }\n"
      << "const Phrases<ToldSubject>::Layout* laid_out_told_subjects() { return &kToldSubjects; }\n"
      << "}\n";
  return out.good();
}

}  // namespace
}  // namespace wagescope

int main(int argc, char** argv) { return argc == 2 && wagescope::write(argv[1]) ? 0 : 1; }
