#include "extractor/base/late_library.h"

#include <string>

#include "extractor/base/result.h"

#if defined(WAGESCOPE_LATE_LIBRARIES)
#include <dlfcn.h>
#endif

namespace wagescope {

#if defined(WAGESCOPE_LATE_LIBRARIES)

namespace {

[[noreturn]] void give_up(const std::string& name) {
  const char* const why = dlerror();
  throw EnvironmentError("cannot use the library " + name + ": " +
                         (why == nullptr ? "unknown reason" : why) +
                         "; scripts/install installs what is missing");
}

}  // namespace

LateLibrary::LateLibrary(const char* name)
    : name_(name), handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ == nullptr) give_up(name_);
}

void* LateLibrary::address(const char* symbol) const {
  void* const found = dlsym(handle_, symbol);
  if (found == nullptr) give_up(name_);
  return found;
}

#else

LateLibrary::LateLibrary(const char* name) : name_(name), handle_(nullptr) {}
void* LateLibrary::address(const char*) const { return nullptr; }

#endif

}  // namespace wagescope
