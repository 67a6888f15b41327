"""Exchange two names in one step, where the system can."""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import os
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # Linux: renameat2(2), since 3.15
RENAME_SWAP = 2  # macOS: renamex_np(2)
# the file system, or the system, has no such call
UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two existing names; return False if the system cannot. Raises OSError.

    Every other process sees the one or the other at both names, never neither.
    """
    ends = os.fsencode(one), os.fsencode(other)
    libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(*ends, RENAME_SWAP)
        else:
            failed = libc.renameat2(AT_FDCWD, ends[0], AT_FDCWD, ends[1], RENAME_EXCHANGE)
    except (AttributeError, OSError):  # Windows, or a C library without the call
        return False
    if failed and (code := ctypes.get_errno()) not in UNSUPPORTED:
        raise OSError(code, os.strerror(code), str(other))
    return not failed
