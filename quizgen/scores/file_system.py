"""Which file system a file lies on: over a network, SQLite's write-ahead log is not safe."""

import re
from pathlib import Path

_NETWORK = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs 9p afs ceph coda davfs davfs2 gfs2 glusterfs gpfs lustre "
    "beegfs ncpfs ocfs2 orangefs pvfs2 vboxsf vmhgfs prl_fs virtiofs drvfs fuse".split()
)
"""Names in /proc/self/mountinfo of what is, or may be, shared with another machine."""

_LOCAL_FUSE = frozenset({"fuseblk", "fuse.ext2", "fuse.ext4", "fuse.exfat", "fuse.ntfs-3g"})
_MOUNTS = Path("/proc/self/mountinfo")


def file_system(path: Path) -> str:
    """Return the name of the file system that a path lies on, "" where it cannot be told."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return find(path.resolve(), mounts)


def find(path: Path, mounts: str) -> str:
    """Return the file system of a resolved path by the lines of a mountinfo; the last one wins."""
    best, name = -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields, kind = left.split(" "), right.split(" ")[0]
        if len(fields) < 5 or not kind:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, name = len(point.parts), kind
    return name


def is_shared(name: str) -> bool:
    """Tell whether other machines may write to a file system of this name."""
    return name in _NETWORK or (name.startswith("fuse.") and name not in _LOCAL_FUSE)
