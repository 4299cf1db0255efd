"""What is wrong with a pack, told with its place and a cure: ``checking`` runs all of it; the others each know one kind of fault."""
