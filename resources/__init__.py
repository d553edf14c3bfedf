"""Data that comes with the program: instruments, rules, codes, words, styles."""
