"""A person's own home: what is asked of them, what is theirs, who looked, what others see."""
