"""Translation: the engine protocol, the Argos engine with its repairs, and its models."""
