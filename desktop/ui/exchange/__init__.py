"""Import and export: their controllers, the export dialog and the import report."""
