"""Overlays: small files that change a pack of somebody else; laid over it, compared with it, or measured from answers."""
