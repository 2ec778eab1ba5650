"""What a photo says of itself besides what it shows."""

from __future__ import annotations

import re
import struct
from pathlib import Path

_EXIF = re.compile(rb"(?:Exif\0\0|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)
"""What stands before the EXIF of a JPEG and of a WebP."""
_GPS = 0x8825
"""Tag of the part with the place, in the first part of the EXIF (CIPA DC-008, 4.6.3)."""
_LATITUDE = 2


def tells_place(file: Path) -> bool:
    """Whether a photo says where it was taken: telephones write that into the file."""
    if file.suffix.lower() not in (".jpg", ".jpeg", ".webp"):
        return False
    content = file.read_bytes()
    found = _EXIF.search(content)
    if not found:
        return False
    exif = content[found.end() :]
    order = "<" if exif.startswith(b"II") else ">"
    try:
        tags = _tags(exif, order, struct.unpack_from(f"{order}I", exif, 4)[0])
        return _GPS in tags and _LATITUDE in _tags(exif, order, tags[_GPS])
    except struct.error:  # it ends too early
        return False


def _tags(exif: bytes, order: str, at: int) -> dict[int, int]:
    """The tags of a part of the EXIF, each with its value or where that stands."""
    (count,) = struct.unpack_from(f"{order}H", exif, at)
    rows = (struct.unpack_from(f"{order}HHII", exif, at + 2 + 12 * n) for n in range(count))
    return {tag: value for tag, _, _, value in rows}
