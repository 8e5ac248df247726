#include "extractor/extractor.h"

int main() {
  const wagescope::Extractor extractor;
  return extractor.extract({}).size() == 1 ? 0 : 2;
}
