"""The use cases, as plain functions between the reading, the library and the engine."""
