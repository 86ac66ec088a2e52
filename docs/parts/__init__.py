"""The generated parts of the pages; ``generate.py`` beside this folder puts them in."""
