"""Who saw whose record, when, on whose behalf and by which rule; a store of its own."""
