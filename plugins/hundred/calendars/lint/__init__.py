"""What is wrong with a calendar file: faults that its readers hide, each with line, column and a cure."""
