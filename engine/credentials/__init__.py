"""What a keeper can show to others: passports and badges, sealed in a chain, and how anybody checks them."""
