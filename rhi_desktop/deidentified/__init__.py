"""What may leave without a name: a closed list of coded fields and nothing else."""
