"""Mail: a queue, and the way out of it."""
