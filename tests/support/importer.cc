#include "tests/support/importer.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace wagescope::test {
namespace {

constexpr uid_t kNobody = 65534;

void prepare(const ChildOptions& options, const std::string& errors) {
  const int in = ::open(
      options.standard_input.empty() ? "/dev/null" : options.standard_input.c_str(), O_RDONLY);
  const int err = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  ::dup2(in, STDIN_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (options.largest_file > 0) {
    std::signal(SIGXFSZ, SIG_IGN);  // a write then fails, as on a full disk
    const auto most = static_cast<rlim_t>(options.largest_file);
    const rlimit limit{most, most};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  if (options.as_nobody && ::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(99);
}

}  // namespace

pid_t start(const std::vector<std::string>& arguments, const std::string& errors,
            const ChildOptions& options) {
  std::vector<std::string> words{WAGESCOPE_BINARY};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  prepare(options, errors);
  ::execv(pointers[0], pointers.data());
  ::_exit(99);
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void write_feed(const std::string& path, int count, int first) {
  std::ofstream out(path, std::ios::binary);
  for (int i = first; i < first + count; ++i) {
    if (i % 200 == 150) {
      out << "{\"text\": broken " << i << "}\n";
      continue;
    }
    out << "{\"id\":\"r" << i << "\",\"title\":\"Baker\",\"company\":\"Rye & Sons " << i % 50
        << "\",\"location\":\"Leeds\",\"text\":\"Baker wanted, crew " << i << ". Pay is £"
        << 10 + i % 30 << ".50 an hour" << (i % 3 == 0 ? ", and a sign-on bonus of £500" : "")
        << ".\"}\n";
  }
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace wagescope::test
