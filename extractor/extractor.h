// Wagescope's extractor: a document in, the postings that it holds out.
//
//   const wagescope::Extractor extractor;
//   wagescope::Document document;
//   document.text = "Acme is hiring a baker in Leeds. Pay: £14.50 an hour.";
//   for (const wagescope::Posting& posting : extractor.extract(document))
//     for (const wagescope::Pay& pay : posting.pay)
//       use(pay.min, pay.currency, pay.period, pay.quote);
//
// An Extractor is immutable once made and may be shared between threads. It
// prints nothing, keeps no globals, and takes bounded time on any text.
#pragma once

#include <vector>

#include "extractor/claim/claim.h"
#include "extractor/date/date.h"
#include "extractor/employer/employer.h"
#include "extractor/lexicon/lexicons.h"
#include "extractor/location/location.h"
#include "extractor/occupation/occupation.h"
#include "extractor/posting/news.h"
#include "extractor/posting/pay_reader.h"
#include "extractor/posting/posting.h"
#include "extractor/posting/segments.h"
#include "extractor/read/document.h"
#include "extractor/role/role.h"
#include "extractor/terms/terms.h"

namespace wagescope {

struct ExtractOptions {
  bool explain = false;  ///< Report refused money with its reason.
};

class Extractor {
 public:
  explicit Extractor(const Lexicons& lexicons = Lexicons::built_in(), ExtractOptions options = {});

  /// The postings of one record, in order of the text: at least one, which may
  /// have no pay, so that every record leaves a trace.
  std::vector<Posting> extract(const Document& document) const;

 private:
  struct Source;
  std::vector<Posting> extract_as_read(const Document& document) const;
  std::vector<Word> words_in(const Document& document, TextSpan within) const;
  std::optional<TextSpan> read_who(const Document& document, TextSpan within,
                                   const std::vector<Word>& words, Posting& posting) const;
  /// Returns all that was read, of which a pay may need what little tells the country.
  LocationReading read_where(const Source& source, TextSpan within, Posting& posting) const;
  void read_when(const Source& source, TextSpan within, Posting& posting) const;
  std::optional<Posting> posting_above(const Source& source, TextSpan preamble) const;
  Posting read_posting(const Source& source, const Segment& segment, const std::vector<Word>& words,
                       const Posting& shared, bool news) const;
  void use_fields(const Fields& fields, bool alone, Posting& posting) const;
  void finish(Posting& posting) const;

  ExtractOptions options_;
  SharedFirstWords first_words_;  ///< The readers below note theirs in it.
  SharedGazetteer places_;
  SharedWordKinds word_kinds_;
  Segmenter segmenter_;
  RoleReader role_;
  OccupationReader occupation_;
  TermsReader terms_;
  EmployerReader employer_;
  LocationReader location_;
  DateReader date_;
  PayReader pay_;
  ClaimReader claim_;
  NewsReader news_;
};

}  // namespace wagescope
