// Build tool: turns files into a C++ source that holds their bytes.
//   embed NAME OUT_DIRECTORY ROOT FILE...
// writes embedded_NAME.h and embedded_NAME.cc, with a function embedded_NAME().
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const std::string name = argv[1], directory = argv[2], root = std::string(argv[3]) + "/";
  std::ofstream header(directory + "/embedded_" + name + ".h");
  header << "#pragma once\n#include <array>\n#include <span>\n#include <string_view>\n"
         << "#ifndef WAGESCOPE_EMBEDDED_FILE\n#define WAGESCOPE_EMBEDDED_FILE\n"
         << "namespace wagescope {\nstruct EmbeddedFile {\n  std::string_view name;\n"
         << "  std::string_view bytes;\n};\n}\n#endif\nnamespace wagescope {\n"
         << "std::span<const EmbeddedFile> embedded_" << name << "();\n}\n";
  std::ofstream out(directory + "/embedded_" + name + ".cc");
  out << "#include \"embedded_" << name << ".h\"\nnamespace wagescope {\nnamespace {\n"
      << "constexpr std::array<EmbeddedFile, " << argc - 4 << "> kFiles{{\n";
  for (int i = 4; i < argc; ++i) {
    const std::string path = argv[i];
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      std::cerr << "embed: cannot read " << path << "\n";
      return 1;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const bool below = path.starts_with(root);
    out << "EmbeddedFile{\"" << (below ? path.substr(root.size()) : path) << "\",\n{";
    write_literal(out, bytes);
    out << ", " << bytes.size() << "}},\n";
  }
  out << "}};\n}\nstd::span<const EmbeddedFile> embedded_" << name << "() { return kFiles; }\n}\n";
  return out.good() && header.good() ? 0 : 1;
}
