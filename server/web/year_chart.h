// The acts of each year, drawn: a bar leads to the acts of its year.
#pragma once

#include "server/web/page.h"

namespace recueil::server {

// For « year_chart.html »: a bar for each year, as high as its acts, those between that hold none included. A bar
// leads to `request` narrowed to its year, or widened again where it is chosen.
Model year_chart(const query::Facet& facet, const query::SearchRequest& request);

}  // namespace recueil::server
