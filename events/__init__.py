"""What took place, and its record: drafted, reviewed, published."""
