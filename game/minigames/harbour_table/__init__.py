"""The harbour table: a sheet of paper for every answer form. ``rules`` decide, ``sheets`` lay out, ``view`` is the cabin around them."""
