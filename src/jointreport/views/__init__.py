"""Views: what a block shows, in final words and addresses of one language. Templates only arrange it."""
