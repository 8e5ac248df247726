#include "compare/ratio/ratio.h"
