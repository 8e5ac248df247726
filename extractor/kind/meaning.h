// What the words around an amount say that it means: a kind of pay, pay, or something else.
#pragma once

#include <optional>
#include <string_view>

#include "extractor/amount/joints.h"
#include "extractor/amount/statement.h"
#include "extractor/kind/evidence.h"

namespace wagescope {

/// Kind said by the words directly behind, else by those before.
struct Meaning {
  std::optional<Kind> kind;
  bool said = false;         ///< Some word says that it is pay.
  std::string_view refused;  ///< The reason, when a word says that it is not.
};

/// `whole`: whether the amount is as much as all that a job pays.
Meaning meaning_of(std::string_view text, const MoneyStatement& statement, const Evidence& evidence,
                   const Joints& joints, bool whole);

}  // namespace wagescope
