"""The pages about somebody's own key."""
