"""What each document says, as frozen words: composed before anything is drawn."""
