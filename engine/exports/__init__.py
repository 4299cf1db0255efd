"""Tables and xAPI statements for a school."""
