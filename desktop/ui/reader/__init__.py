"""The reading view: both columns in step, and what is written or left out in them."""
