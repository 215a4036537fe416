"""The table of kinds: every folder of content/ and the part that reads it."""

from __future__ import annotations

from hundred.charter.parse import KIND as CHARTER
from hundred.events.parse import KIND as EVENT
from hundred.groups.parse import KIND as GROUP
from hundred.news.parse import GUIDE, PAGE, POST
from hundred.people.parse import KIND as PERSON
from hundred.spotlights.parse import KIND as SPOTLIGHT
from hundred.venues.parse import KIND as VENUE

# Venues come first: an event without a zone takes its venue's.
KINDS = (VENUE, EVENT, GROUP, PERSON, SPOTLIGHT, CHARTER, POST, PAGE, GUIDE)
BY_FOLDER = {kind.folder: kind for kind in KINDS}
# Folders that the contract names and a later version will read.
LATER = ("charter/questions", "charter/votes", "charter/signatures")
