"""Leaving: work handed over, access ended at once, nobody left without anybody."""
