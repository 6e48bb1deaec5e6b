"""What a text says is done to agreements, read on the parse: which, by whom, when, how meant."""
