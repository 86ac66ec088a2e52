"""What the generated pages are made of; ``generate.py`` beside this folder writes them."""
