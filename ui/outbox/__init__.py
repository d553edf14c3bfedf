"""What may leave without a name: looked at, approved or held, and taken out."""
