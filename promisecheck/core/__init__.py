"""The words promisecheck speaks: taxonomy, text, promises, stages. Standard library only."""
