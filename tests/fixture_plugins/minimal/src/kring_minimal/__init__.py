"""A board with notes: the smallest plugin of Kring that has one of everything."""
