"""Areas of cooperation."""
