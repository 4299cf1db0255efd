"""Reports and what leaves the machine: exports, passports, cards."""
