"""The recipe of the bundled models: from open sentence pairs to an Argos package.

It runs in an environment of its own, and the program imports nothing of it.
"""
