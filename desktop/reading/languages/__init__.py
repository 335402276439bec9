"""Which language a text is in, what languages are called, and the routes between them."""
