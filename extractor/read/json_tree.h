// A JSON value as a tree of views into its bytes: numbers keep the digits that
// were written, and every value the place where it stands. Taken as pages have it:
// line breaks inside strings and a comma behind the last element do no harm.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wagescope::json {

enum class Type : unsigned char { none, null, boolean, number, string, array, object };

class Tree;

/// A value of a Tree, which must outlive it; of kind none where nothing stands.
class Value {
 public:
  Value() = default;

  Type kind() const;
  explicit operator bool() const { return kind() > Type::null; }
  bool is(Type wanted) const { return kind() == wanted; }

  /// The member of that name, the first of several; none for other kinds.
  Value operator[](std::string_view key) const;
  /// Down through members: "address.postalAddress". Where an array stands on the
  /// way, its first element.
  Value at(std::string_view path) const;
  /// Elements of an array, or the values of an object's members.
  std::vector<Value> children() const;
  /// The elements of an array; of anything else that is there, itself.
  std::vector<Value> each() const;

  std::string key() const;  ///< The name of a member, decoded.
  /// A string decoded, the digits of a number; empty for other kinds.
  std::string words() const;
  /// The bytes as they stand: a string without its quotes.
  std::string_view raw() const;

 private:
  friend class Tree;
  Value(const Tree* tree, std::uint32_t index) : tree_(tree), index_(index) {}
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class Tree {
 public:
  /// Empty for what is no JSON, nested more than 1,024 deep or of more than two million
  /// values. Reads valid UTF-8
  /// smaller than 4 GB, which must outlive the tree.
  static std::optional<Tree> parse(std::string_view bytes);

  Value root() const { return {this, 0}; }

 private:
  friend class Value;
  friend class Parser;
  struct Node {
    Type kind;
    std::uint32_t end;  ///< Index behind this value and all below it.
    std::string_view key;
    std::string_view raw;
  };
  std::vector<Node> nodes_;  ///< A value stands in front of what is below it.
};

}  // namespace wagescope::json
