"""The translation engine behind one protocol, and the models it reads."""
