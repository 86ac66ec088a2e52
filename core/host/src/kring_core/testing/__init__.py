"""What the tests of Kring and of its plugins share."""
