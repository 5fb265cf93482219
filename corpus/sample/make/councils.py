"""The papers of the other councils, in the order of their folders."""
import council_epci
import council_loose
import council_region
import council_syndicate
import council_town
import council_village

PAPERS = [*council_village.PAPERS, *council_town.PAPERS, *council_syndicate.PAPERS, *council_epci.PAPERS, *council_region.PAPERS, *council_loose.PAPERS]
