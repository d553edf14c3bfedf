"""The encrypted file and its keys; the only room that knows either."""
