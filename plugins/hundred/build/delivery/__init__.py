"""How a site is to be served: one table of headers, said to each host and server in its own words."""
