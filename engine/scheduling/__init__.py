"""What comes next: islands, challenges, reviews, goals and the first voyage. Mathematics over ``engine.learning``; it knows no packs."""
