"""The record of return home interviews and the rules that guard it.

No Qt and no network, ever. The rooms and the direction of imports are in README.md.
"""

__version__ = "0.1.0"
