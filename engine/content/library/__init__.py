"""The packs on this machine: found, kept compiled between two starts, with their overlays."""
