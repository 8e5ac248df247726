// One pass over a document, statement by statement: what is pay is taken, the rest refused by name;
// then all that was taken is seen together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/posting/beside_last.h"
#include "extractor/posting/pay_pairs.h"
#include "extractor/posting/pay_tables.h"
#include "extractor/posting/table_columns.h"

namespace wagescope {

/// Reads one text once. Refers to all that it is made of.
class PayPass {
 public:
  PayPass(const PayReader::Tables& tables, const Document& document, TextSpan within,
          const PayContext& context, const WordHits& hits);

  PayReading run();

 private:
  static constexpr std::string_view kFormer = "former-pay";  ///< A reason.

  std::uint32_t next(std::uint32_t from);
  std::uint32_t step(std::uint32_t at);
  void part_columns(MoneyStatement& statement);
  void take_column(Taken& taken);
  bool may_be_day_rate(const Taken& taken) const;
  bool is_for_contractors();
  bool is_pay_in_line(const MoneyStatement& statement) const;
  CurrencyReading currency_of(const MoneyStatement& statement) const;
  std::optional<BesideLast> beside_last() const;
  void weigh_beside_last(Taken& taken) const;
  bool adds_little(const Taken& taken) const;
  void take_list_kind(Taken& taken) const;
  bool is_rest_of_last(const MoneyStatement& statement) const;
  void leave_former(Taken& taken);
  void look_twice(Taken& taken) const;
  void hear(JudgeContext around, Taken& taken) const;
  bool is_like_base(const Taken& taken) const;
  void take(Taken taken, bool follows_pay);
  Taken alone(Taken taken) const;
  bool lists(TextSpan gap) const;
  void take_list_before(const Taken& taken);
  void take_before(Taken& taken);
  void take_low_end(Taken& taken);
  const std::string& country() const;
  FoundPay found(const Taken& taken, bool follows_pay);
  void drop_strangers();
  std::vector<Pay> take_pays();
  void take_wordless();
  void name_works();
  bool goes_on_refused(const MoneyStatement& statement, const Verdict& verdict) const;
  bool is_part_of_refused(const MoneyStatement& statement) const;
  const Reason& reason_of(const Taken& taken) const;
  void refuse(Taken taken);
  bool about_other_jobs(std::uint32_t at) const;
  std::uint32_t refuse_vague(std::uint32_t at);
  void add_refused(TextSpan span, std::string_view reason);
  void add_refused(std::string quote, std::string_view reason, SourceSpan span);
  void repeat_without_words();

  const PayReader::Tables& tables_;
  const Document& document_;
  std::string_view text_;
  TextSpan within_;
  const PayContext& context_;
  const WordHits& hits_;
  std::span<const WordHit> left_;  ///< Of those in `within_` the ones still to be looked at.
  DocumentMoney money_;
  bool pay_phrase_;                         ///< The whole text is one: "16,500 to 18,000".
  std::optional<Sections::Start> foreign_;  ///< Where other jobs begin.
  TableColumns columns_;
  std::optional<bool> for_contractors_;  ///< Empty: not looked up yet.
  std::uint32_t floor_;                  ///< Where the statement before ended.
  std::string refused_reason_;           ///< Of that statement, when its kin are refused too.
  std::uint32_t refused_end_ = 0;        ///< Of the last one that was refused.
  std::optional<Taken> last_;
  std::optional<MoneyStatement> former_;  ///< Paid before: "raised from £12, to £13".
  std::vector<FoundPay> pays_;
  std::vector<Taken> wordless_;
  std::vector<Refused> refused_;
};

}  // namespace wagescope
