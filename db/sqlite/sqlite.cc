#include "db/sqlite/sqlite.h"
