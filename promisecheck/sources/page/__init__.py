"""HTML -> a page: its passages with role and place, its links, and what was odd about it."""
