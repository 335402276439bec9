"""Languages: detection, names, and the routes by which one is translated into another."""
