"""The assembly: questions, votes, and how ballots are counted."""
