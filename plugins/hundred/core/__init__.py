"""What a community is: records, their links, and the problems an editor can make. Pure: no Pelican, no Jinja, no clock."""
