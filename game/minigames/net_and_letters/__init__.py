"""Net and Letters: fish carry letters, numbers or pieces; catch them in order."""
