// Character references of HTML: "&pound;", "&#8364;", "&#x20AC;".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace wagescope::html {

struct NamedEntity {
  std::string_view name;  ///< With its ';', or without for the few that stand without.
  std::string_view text;
};

/// All of the HTML standard, sorted by name.
std::span<const NamedEntity> named_entities();

/// The reference that begins at `at`, where a '&' stands: appends its text to
/// `out` and returns its length, or 0 when there is none. As browsers do:
/// numbers 128 to 159 mean Windows-1252, names of old may stand without ';'.
std::size_t decode_entity(std::string_view html, std::size_t at, std::string& out);
/// The same where it was escaped again: "&amp;pound;" stands for the same as "&pound;". `out` is
/// replaced.
std::size_t decode_again(std::string_view html, std::size_t at, std::string& out);
/// The same of a reference that its ';' ends: outside of HTML "&copy" is as it stands.
std::size_t decode_whole(std::string_view text, std::size_t at, std::string& out);

}  // namespace wagescope::html
