"""The kit: everything screens and mini-games are made of, and nothing about learning or packs.

``canvas`` draws in layout units; ``pictures``, ``fonts``, ``theme`` and ``shapes`` supply what is drawn; ``widgets`` are
what can be pressed; ``stage`` is a screen with widgets and focus; ``sounds``, ``speech`` and ``words`` speak;
``toolbox`` bundles them for whoever draws.
"""
