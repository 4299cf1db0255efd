"""The strict models of what a pack and an overlay may say, their examples and their JSON schema, and what a problem is."""
