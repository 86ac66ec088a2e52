"""The pages about relations, who stands in for whom, and leaving."""
