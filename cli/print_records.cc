#include "cli/print_records.h"

#include <filesystem>

#include "cli/commands.h"
#include "cli/pipeline.h"

namespace wagescope {
namespace {

/// What one batch came to.
struct Printed {
  std::string out;
  std::vector<std::string> complaints;
  Coverage coverage;
  bool found = false;
};

void add(const Coverage& part, Coverage& all) {
  all.documents += part.documents;
  all.with_pay += part.with_pay;
  *all.refused += *part.refused;
  all.unread += part.unread;
}

/// Everything that one thread needs to turn batches into what is printed.
class Printer {
 public:
  Printer(const PrintJob& job, const Extractor& extractor)
      : job_(job), extractor_(extractor), records_(job.input->field_names()) {}

  Printed operator()(const Batch& batch) {
    Printed made;
    records_.read(batch, [&](Record record) { print(std::move(record), made); });
    return made;
  }

 private:
  void print(Record record, Printed& made) {
    if (!record.document) {
      ++made.coverage.unread;
      made.complaints.push_back(record.document.error().message);
      if (job_.print_bad) job_.print_bad(record.source, record.document.error(), made.out);
      return;
    }
    std::vector<Posting> postings = extractor_.extract(*record.document);
    add_to(made.coverage, postings);
    const std::size_t before = made.out.size();
    if (before > 0) made.out += job_.separator;
    const std::size_t separated = made.out.size();
    made.found |= job_.print(std::move(postings), made.out);
    if (made.out.size() == separated) made.out.resize(before);
  }

  const PrintJob& job_;
  const Extractor& extractor_;
  RecordReader records_;
};

/// None but this one for a single short file: starting others would take longer than it.
unsigned threads_for(const std::vector<SourceFile>& sources, unsigned most) {
  constexpr std::uintmax_t kShort = 64 * 1024;
  std::error_code failed;
  if (sources.size() != 1 || sources[0].path == "-" ||
      !std::filesystem::is_regular_file(sources[0].path, failed))
    return most;
  const std::uintmax_t size = std::filesystem::file_size(sources[0].path, failed);
  return !failed && size <= kShort ? 0 : most;
}

int exit_code(bool found, std::uint64_t unread) {
  if (unread == 0) return found ? kFound : kNothingFound;
  complain(std::to_string(unread) +
           (unread == 1 ? " record was not read" : " records were not read"));
  return kError;
}

}  // namespace

int print_records(const PrintJob& job, Output& out) {
  const Extractor extractor(job.input->lexicons(), ExtractOptions{job.explain});
  const std::vector<SourceFile> sources = job.input->sources();
  BatchReader batches(sources);
  out.write(job.header);
  Pipeline<Printed> pipeline(batches, threads_for(sources, job.input->thread_count()),
                             [&]() -> Pipeline<Printed>::Worker {
                               auto printer = std::make_shared<Printer>(job, extractor);
                               return [printer](const Batch& batch) { return (*printer)(batch); };
                             });
  Coverage coverage;
  bool found = false;
  bool printed = false;
  while (const auto made = pipeline.next()) {
    if (printed && !made->out.empty()) out.write(job.separator);
    out.write(made->out);
    printed = printed || !made->out.empty();
    for (const std::string& complaint : made->complaints) complain(complaint);
    add(made->coverage, coverage);
    found = found || made->found;
    if (pipeline.idle()) out.flush();
  }
  if (const std::string words = job.summary ? job.summary() : ""; !words.empty())
    out.write((printed ? job.separator : "") + words);
  if (job.coverage) out.write((printed ? job.separator : "") + coverage_line(coverage));
  out.flush();
  return exit_code(found, coverage.unread);
}

}  // namespace wagescope
