"""Key pairs of people who take part in sealing, wrapped by something that only they hold."""
