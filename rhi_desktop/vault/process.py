"""Keeps this process from being written to disk or read by its neighbours."""

import ctypes
import sys
from typing import Any, Final

PR_SET_DUMPABLE: Final = 4
PT_DENY_ATTACH: Final = 31


def harden_process(platform: str = sys.platform, libc: Any = None) -> bool:
    """Forbids core dumps and other programs of the same person to look inside.

    The first thing a program does that will hold keys. Gives whether the system said
    yes; on Windows there is nothing yet, and it says so by False (SECURITY 1.5).
    """
    if platform == "linux":
        return _harden_linux(libc or ctypes.CDLL(None))
    if platform == "darwin":
        return _harden_macos(libc or ctypes.CDLL(None))
    return False


def _harden_linux(libc: Any) -> bool:
    """A limit of 0 is not enough: a handler behind a pipe would still get the dump."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return bool(libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)


def _harden_macos(libc: Any) -> bool:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return bool(libc.ptrace(PT_DENY_ATTACH, 0, None, 0) == 0)
