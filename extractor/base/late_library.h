// A shared library that is opened when it is first needed. Few runs meet an archive or a feed;
// libarchive and libxml2, with the ten libraries that they pull in, took a third of the time in
// which the program starts. Where they are linked into the program (WAGESCOPE_LATE_LIBRARIES is
// off), nothing is opened.
#pragma once

namespace wagescope {

class LateLibrary {
 public:
  /// Opens "libarchive.so.13"; the library stays open until the program ends. An
  /// EnvironmentError where it is missing.
  explicit LateLibrary(const char* name);

  template <class Symbol>
  Symbol find(const char* symbol) const {
    return reinterpret_cast<Symbol>(address(symbol));
  }

 private:
  void* address(const char* symbol) const;

  const char* name_;
  void* handle_;
};

}  // namespace wagescope

/// The address of a function or variable that the library's header declares, by its own name.
#if defined(WAGESCOPE_LATE_LIBRARIES)
#define WAGESCOPE_LATE(library, name) (library).find<decltype(&::name)>(#name)
#else
#define WAGESCOPE_LATE(library, name) (&::name)
#endif
