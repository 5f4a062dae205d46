"""What is asked of a place: kept, so that nothing is asked twice (中央八项规定精神，为基层减负)."""
