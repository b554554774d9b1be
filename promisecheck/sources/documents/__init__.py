"""Documents and pictures -> pages: read in a process of their own, which is killed when it takes too long or too much."""
