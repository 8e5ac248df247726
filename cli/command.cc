#include "cli/command.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <utility>

namespace wagescope {
namespace {

void describe(CLI::Option& option, const std::string& type, bool with_default) {
  if (!type.empty()) option.type_name(type);
  if (with_default) option.capture_default_str();
}

}  // namespace

Command Command::add(const std::string& name, const std::string& about) {
  return Command(*app_->add_subcommand(name, about));
}

void Command::require_one_below() { app_->require_subcommand(1); }

void Command::when_given(std::function<void()> call) { app_->callback(std::move(call)); }

void Command::flag(const std::string& name, bool& value, const std::string& about) {
  app_->add_flag(name, value, about);
}

void Command::text(const std::string& name, std::string& value, const std::string& about,
                   const std::string& type, Need need) {
  CLI::Option& option = *app_->add_option(name, value, about);
  describe(option, type, !value.empty());
  option.required(need == Need::required);
}

void Command::one_of(const std::string& name, std::string& value, const std::string& about,
                     const std::string& type, const std::vector<std::string>& known) {
  CLI::Option& option = *app_->add_option(name, value, about);
  describe(option, type, !value.empty());
  option.check(CLI::IsMember(known));
}

void Command::number(const std::string& name, unsigned& value, const std::string& about,
                     const std::string& type, unsigned least, unsigned most) {
  CLI::Option& option = *app_->add_option(name, value, about);
  describe(option, type, value != 0);
  option.check(CLI::Range(least, most).description(""));
}

void Command::each(const std::string& name, std::vector<std::string>& values,
                   const std::string& about, const std::string& type) {
  CLI::Option& option = *app_->add_option(name, values, about);
  describe(option, type, false);
  option.allow_extra_args(false)->take_all();  // one value each time, or it would eat the paths
}

void Command::rest(const std::string& name, std::vector<std::string>& values,
                   const std::string& about) {
  app_->add_option(name, values, about);
}

void Command::parsed(const std::string& name, std::function<void(const std::string&)> set,
                     const std::string& about, const std::string& type) {
  const auto tried = [set = std::move(set)](const std::string& value) {
    try {
      set(value);
    } catch (const UsageError& error) {
      throw CLI::ValidationError(error.message);
    }
  };
  app_->add_option_function<std::string>(name, tried, about)->type_name(type);
}

}  // namespace wagescope
