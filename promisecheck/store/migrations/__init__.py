"""The history of the schema: one revision a file, each leading to the next."""
