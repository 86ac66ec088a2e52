"""Who stands in for whom: made ready beforehand, opened by two, closed by itself."""
