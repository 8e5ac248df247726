// How sure a reading is of one of its parts.
#pragma once

namespace wagescope {

/// Ordered from sure to unsure, so that the weaker of two is their maximum.
enum class Certainty : unsigned char {
  stated,   ///< The text says it at this place: "per year", "USD".
  implied,  ///< Something else in the text settles it: a place settles "$".
  assumed,  ///< Nothing in the text says it; a default was used.
};

}  // namespace wagescope
