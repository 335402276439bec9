"""Use cases as plain functions that combine the reading, library and translation packages."""
