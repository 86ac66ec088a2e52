"""Who is what to whom, since when and until when; and what such a relation opens."""
