// Bytes in any of the usual encodings to UTF-8, with the way back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/read/byte_stream.h"
#include "extractor/read/mapped_text.h"

namespace wagescope {

/// The byte order mark of UTF-8, which says nothing but that it is UTF-8.
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// Whether text that begins so is UTF-16: it has its byte order mark, or a NUL in nearly
/// every second byte and in none of the others.
bool is_utf16(std::string_view head);

/// UTF-16 as UTF-8, as a stream; `head` was read already.
std::unique_ptr<ByteStream> utf8_stream(std::string head, std::unique_ptr<ByteStream> rest);

/// The charset that a page's <meta> or an XML declaration names near the beginning; may
/// be empty.
std::string declared_charset(std::string_view head);

/// `bytes`, which are not valid UTF-8, or are UTF-16, as a text. In this order: UTF-16; the
/// encoding called `declared`, where that is known; Windows-1252, where every byte beyond
/// ASCII makes sense in it: a letter in a word, a sign where signs stand. Empty when it
/// is none of these: other bytes are not guessed at.
std::optional<MappedText> decode(std::string_view bytes, std::string_view declared);

}  // namespace wagescope
