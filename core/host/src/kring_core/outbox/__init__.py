"""What happens by itself: telling plugins what happened, and running their jobs."""
