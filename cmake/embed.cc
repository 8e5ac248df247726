// Build tool: turns files into a C++ source that holds their bytes.
//   embed NAME OUT_DIRECTORY ROOT FILE...
// writes embedded_NAME.h and embedded_NAME.cc, with a function embedded_NAME(). A table
// (.tsv) is laid out too, so that no start of the program has to: one with a fault stops the
// build.
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>

#include "extractor/lexicon/table.h"

namespace {

using wagescope::Table;
using wagescope::TableLayout;

/// A string literal per line of the input: compilers read these fast.
void write_literal(std::ostream& out, const std::string& bytes) {
  out << "\"";
  for (unsigned char c : bytes) {
    switch (c) {
      case '\n': out << "\\n\"\n\""; break;
      case '\t': out << "\\t"; break;
      case '\r': out << "\\r"; break;
      case '"': out << "\\\""; break;
      case '\\': out << "\\\\"; break;
      case '?': out << "\\?"; break;
      default:
        if (c == 0) {
          out << "\\000";
        } else {
          out << c;
        }
    }
  }
  out << "\"";
}

void write_layout(std::ostream& out, const TableLayout& layout, int number) {
  out << "constexpr TableLayout::Cell kCells" << number << "[] = {";
  for (const TableLayout::Cell& cell : layout.cells)
    out << '{' << cell.begin << ',' << cell.size << "},";
  out << "};\nconstexpr std::array<std::uint32_t, " << layout.lines.size() << "> kLines" << number
      << "{";
  for (const std::uint32_t line : layout.lines) out << line << ',';
  out << "};\n";
}

void write_header(std::ostream& out, const std::string& name) {
  out << "#pragma once\n#include <span>\n#include <string_view>\n"
      << "#include \"extractor/lexicon/table.h\"\n"
      << "#ifndef WAGESCOPE_EMBEDDED_FILE\n#define WAGESCOPE_EMBEDDED_FILE\n"
      << "namespace wagescope {\nstruct EmbeddedFile {\n  std::string_view name;\n"
      << "  std::string_view bytes;\n  TableLayout layout;\n};\n}\n#endif\n"
      << "namespace wagescope {\nstd::span<const EmbeddedFile> embedded_" << name << "();\n}\n";
}

/// Writes the layout of a table before `files`, where its entry goes.
bool write_file(const std::string& path, const std::string& name, int number, std::ostream& out,
                std::string& entries) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << "embed: cannot read " << path << "\n";
    return false;
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::string n = std::to_string(number);
  out << "constexpr std::string_view kBytes" << n << "{";
  write_literal(out, bytes);
  out << ", " << bytes.size() << "};\n";
  entries += "EmbeddedFile{\"" + name + "\", kBytes" + n + ", ";
  if (!name.ends_with(".tsv")) {
    entries += "{}},\n";
    return true;
  }
  const auto table = Table::parse(name, bytes);
  if (!table) {
    std::cerr << "embed: " << table.error().message << "\n";
    return false;
  }
  write_layout(out, table->layout(), number);
  entries += "{kCells" + n + ", kLines" + n + "}},\n";
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string name = argv[1], directory = argv[2], root = std::string(argv[3]) + "/";
  std::ofstream header(directory + "/embedded_" + name + ".h");
  write_header(header, name);
  std::ofstream out(directory + "/embedded_" + name + ".cc");
  out << "#include \"embedded_" << name << ".h\"\n#include <array>\n"
      << "namespace wagescope {\nnamespace {\n";
  std::string entries;
  for (int i = 4; i < argc; ++i) {
    const std::string path = argv[i];
    const std::string below = path.starts_with(root) ? path.substr(root.size()) : path;
    if (!write_file(path, below, i, out, entries)) return 1;
  }
  out << "constexpr std::array<EmbeddedFile, " << argc - 4 << "> kFiles{{\n"
      << entries << "}};\n}\nstd::span<const EmbeddedFile> embedded_" << name
      << "() { return kFiles; }\n}\n";
  return out.good() && header.good() ? 0 : 1;
}
