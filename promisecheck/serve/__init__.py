"""The reviewers' workbench: the reports of the store as pages on which people decide, and the same as an HTTP API."""
