"""Bytes of a picture -> pixels, weighed before anything is unpacked."""

import io
from dataclasses import dataclass
from typing import Any

from promisecheck.sources.documents.refusal import Refused

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_MOST_PIXELS = 50_000_000
_SIDE = 2_400
"""A longer side is scaled down to this: letters that people can read stay readable."""
_HALF_BRIGHT = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """An array of shape (height, width, 3), unsigned bytes, red first; `scale` leads back to the picture's own pixels."""

    array: Any
    scale: float


def read_pixels(data: bytes) -> Pixels:
    """The first frame of a picture. Raises Refused: no picture, too large, or broken off."""
    import numpy as np
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before a pixel is unpacked
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS:
                raise _too_large(width, height)
            image.draft("RGB", (_SIDE, _SIDE))
            plain = _flat(image)
            plain.thumbnail((_SIDE, _SIDE))
            return Pixels(array=np.asarray(plain), scale=width / plain.width)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused("is a picture that cannot be read, or broke off", next_step="Look at this one by hand, or save it as .png") from error


def _too_large(width: int, height: int) -> Refused:
    return Refused(
        f"is a picture of {width:,} x {height:,} pixels, and {_MOST_PIXELS:,} are read at most",
        next_step="Save it smaller, or look at this one by hand",
    )


def _flat(image: Any) -> Any:
    """In red, green and blue; what is transparent shows a ground on which the rest can be read."""
    from PIL import Image, ImageStat

    image.load()
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    opaque = layered.getchannel("A")
    bright = ImageStat.Stat(layered.convert("L"), mask=opaque).mean[0] if opaque.getbbox() else 0.0
    ground = Image.new("RGBA", layered.size, "black" if bright > _HALF_BRIGHT else "white")
    return Image.alpha_composite(ground, layered).convert("RGB")
