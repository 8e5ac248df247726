// What reading the JSON alone costs: every line parsed, the bytes of its text counted. The
// floor below wagescope's time on the same file; bench/run compiles and runs it.
#include <simdjson.h>

#include <cstdio>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  simdjson::dom::parser parser;
  simdjson::padded_string bytes;
  if (simdjson::padded_string::load(arguments[1]).get(bytes)) return 2;
#ifdef SIMDJSON_THREADS_ENABLED
  parser.threaded = false;
#endif
  simdjson::dom::document_stream lines;
  if (parser.parse_many(bytes).get(lines)) return 2;
  std::size_t text = 0;
  for (const auto line : lines)
    for (const char* field : {"text", "description"}) {
      std::string_view words;
      if (!line[field].get(words)) text += words.size();
    }
  std::printf("%zu\n", text);
}
