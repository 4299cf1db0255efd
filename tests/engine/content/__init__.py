"""Tests of what turns YAML into packs."""
