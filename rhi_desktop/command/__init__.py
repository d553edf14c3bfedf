"""`rhi …`: the same practices from a terminal, JSON in and out, one file a command."""
