"""The access log: who saw or did what, of whom and by which right; written before it is shown."""
