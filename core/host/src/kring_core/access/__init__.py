"""Who is asking, what they may do, and where that is written down."""
