#include "extractor/read/json_tree.h"

#include <algorithm>

#include "extractor/base/utf8.h"

namespace wagescope::json {
namespace {

constexpr std::size_t kDeepestJson = 1024;
constexpr std::size_t kMostValues = 2'000'000;  // which take 80 MB
constexpr char32_t kReplacement = 0xFFFD;

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/// The four digits behind "\u" at `at`; nothing when there are none.
std::optional<char32_t> code_unit(std::string_view raw, std::size_t at) {
  if (at + 6 > raw.size() || raw[at] != '\\' || raw[at + 1] != 'u') return std::nullopt;
  char32_t code = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    if (hex(raw[i]) < 0) return std::nullopt;
    code = code * 16 + static_cast<char32_t>(hex(raw[i]));
  }
  return code;
}

bool in(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

/// Appends what the escape at `at` means; how many bytes it takes.
std::size_t unescape(std::string_view raw, std::size_t at, std::string& out) {
  if (const auto code = code_unit(raw, at)) {
    const auto low = code_unit(raw, at + 6);
    if (in(*code, 0xD800, 0xDBFF) && low && in(*low, 0xDC00, 0xDFFF)) {
      utf8::append(out, 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00));
      return 12;
    }
    utf8::append(out, in(*code, 0xD800, 0xDFFF) ? kReplacement : *code);
    return 6;
  }
  if (at + 1 == raw.size()) return 1;
  constexpr std::string_view kLetters = "bfnrt";
  constexpr std::string_view kMeanings = "\b\f\n\r\t";
  const std::size_t letter = kLetters.find(raw[at + 1]);
  out += letter == std::string_view::npos ? raw[at + 1] : kMeanings[letter];
  return 2;
}

std::string decode(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t next = std::min(raw.find('\\', at), raw.size());
    out.append(raw.substr(at, next - at));
    at = next;
    if (at < raw.size()) at += unescape(raw, at, out);
  }
  return out;
}

Type kind_of_word(std::string_view word) {
  if (word == "null") return Type::null;
  if (word == "true" || word == "false") return Type::boolean;
  const bool digits = !word.empty() && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'));
  return digits ? Type::number : Type::none;
}

}  // namespace

class Parser {
 public:
  Parser(std::string_view bytes, std::vector<Tree::Node>& nodes) : bytes_(bytes), nodes_(nodes) {}

  bool parse() {
    do {
      skip_blanks();
      if (open_.empty() || !closes()) {
        if (!value()) return false;
        if (begun_) continue;
      }
      if (!behind_value()) return false;
    } while (!open_.empty());
    skip_blanks();
    if (at_ < bytes_.size() && bytes_[at_] == ';') ++at_;  // as scripts have it
    skip_blanks();
    return at_ == bytes_.size();
  }

 private:
  char here() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  void skip_blanks() { at_ = std::min(bytes_.find_first_not_of(" \t\r\n", at_), bytes_.size()); }

  /// Whether the innermost array or object ends here; if so, ends it.
  bool closes() {
    Tree::Node& node = nodes_[open_.back()];
    if (here() != (node.kind == Type::object ? '}' : ']')) return false;
    ++at_;
    node.end = static_cast<std::uint32_t>(nodes_.size());
    const auto begin = static_cast<std::size_t>(node.raw.data() - bytes_.data());
    node.raw = bytes_.substr(begin, at_ - begin);
    open_.pop_back();
    return true;
  }

  /// The comma behind a value, or the ends of what it is the last of.
  bool behind_value() {
    while (!open_.empty()) {
      skip_blanks();
      if (here() == ',') {
        ++at_;
        return true;
      }
      if (!closes()) return false;
    }
    return true;
  }

  std::optional<std::string_view> quoted() {
    if (here() != '"') return std::nullopt;
    const std::size_t begin = ++at_;
    for (;;) {
      at_ = bytes_.find_first_of("\"\\", at_);
      if (at_ == std::string_view::npos) return std::nullopt;
      if (bytes_[at_] == '"') break;
      at_ += 2;
      if (at_ > bytes_.size()) return std::nullopt;
    }
    return bytes_.substr(begin, at_++ - begin);
  }

  bool name(std::string_view& key) {
    const auto words = quoted();
    skip_blanks();
    if (!words || here() != ':') return false;
    ++at_;
    skip_blanks();
    key = *words;
    return true;
  }

  /// Reads a value; of an array or object, only its beginning.
  bool value() {
    begun_ = false;
    Tree::Node node{Type::none, static_cast<std::uint32_t>(nodes_.size() + 1), {}, {}};
    if (!open_.empty() && nodes_[open_.back()].kind == Type::object && !name(node.key))
      return false;
    const std::size_t begin = at_;
    if (here() == '{' || here() == '[') {
      node.kind = here() == '{' ? Type::object : Type::array;
      node.raw = bytes_.substr(begin, 1);
      if (open_.size() == kDeepestJson) return false;
      open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      ++at_;
      begun_ = true;
    } else if (here() == '"') {
      node.kind = Type::string;
      const auto words = quoted();
      if (!words) return false;
      node.raw = *words;
    } else {
      at_ = std::min(bytes_.find_first_of(",]} \t\r\n;", at_), bytes_.size());
      node.raw = bytes_.substr(begin, at_ - begin);
      node.kind = kind_of_word(node.raw);
      if (node.kind == Type::none) return false;
    }
    if (nodes_.size() == kMostValues) return false;
    nodes_.push_back(node);
    return true;
  }

  std::string_view bytes_;
  std::vector<Tree::Node>& nodes_;
  std::vector<std::uint32_t> open_;
  std::size_t at_ = 0;
  bool begun_ = false;  ///< The last value is an array or object that has just begun.
};

std::optional<Tree> Tree::parse(std::string_view bytes) {
  Tree tree;
  if (!Parser(bytes, tree.nodes_).parse()) return std::nullopt;
  return tree;
}

Type Value::kind() const { return tree_ == nullptr ? Type::none : tree_->nodes_[index_].kind; }

std::vector<Value> Value::children() const {
  std::vector<Value> found;
  if (!is(Type::array) && !is(Type::object)) return found;
  for (std::uint32_t i = index_ + 1; i < tree_->nodes_[index_].end; i = tree_->nodes_[i].end)
    found.push_back({tree_, i});
  return found;
}

std::vector<Value> Value::each() const {
  if (is(Type::array)) return children();
  return *this ? std::vector<Value>{*this} : std::vector<Value>{};
}

Value Value::operator[](std::string_view key) const {
  if (!is(Type::object)) return {};
  for (std::uint32_t i = index_ + 1; i < tree_->nodes_[index_].end; i = tree_->nodes_[i].end)
    if (tree_->nodes_[i].key == key) return {tree_, i};
  return {};
}

Value Value::at(std::string_view path) const {
  Value value = *this;
  while (!path.empty()) {
    if (value.is(Type::array)) value = value.children().empty() ? Value() : value.children()[0];
    const std::size_t dot = std::min(path.find('.'), path.size());
    value = value[path.substr(0, dot)];
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return value;
}

std::string Value::key() const {
  return tree_ == nullptr ? std::string() : decode(tree_->nodes_[index_].key);
}

std::string_view Value::raw() const {
  return tree_ == nullptr ? std::string_view() : tree_->nodes_[index_].raw;
}

std::string Value::words() const {
  if (is(Type::string)) return decode(raw());
  return is(Type::number) ? std::string(raw()) : std::string();
}

}  // namespace wagescope::json
