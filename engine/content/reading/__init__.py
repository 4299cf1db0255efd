"""From a YAML file to nodes with their places, and every mistake on the way in words a teacher understands."""
