// A switch for tests: lookups made in the plain, obvious way, so that a test can hold the
// whole extractor against itself. Phrases are tried one by one, words are cut character by
// character and looked up in maps, no place is ruled out by a first look, and nothing that was
// laid out when the library was built is used. The rules are the same, and so must the records
// be; only the time is not.
#pragma once

namespace wagescope {

namespace detail {
inline bool plain_lookups = false;
}

/// Asked where an extractor is made, and where a quick way begins; never for each byte.
inline bool plain_lookups() { return detail::plain_lookups; }

/// Plain lookups for as long as it lives. Readers that were made meanwhile keep to them and
/// must be used only meanwhile, by the same thread; those made before must not be used.
class PlainLookups {
 public:
  PlainLookups() { detail::plain_lookups = true; }
  ~PlainLookups() { detail::plain_lookups = false; }
  PlainLookups(const PlainLookups&) = delete;
  PlainLookups& operator=(const PlainLookups&) = delete;
};

}  // namespace wagescope
