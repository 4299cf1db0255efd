"""What the store survives: power cuts, kills, a refusing disk, damaged files."""
