"""What decisions ask for, and what was done."""
