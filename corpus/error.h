// Kept while the folders move: include "base/error.h".
#pragma once

#include "base/error.h"
