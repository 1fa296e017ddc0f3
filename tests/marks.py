"""Words that nobody has ever written, and how they are found again whatever program put them somewhere."""

import base64
import random
import string
from collections.abc import Iterator


class Marks:
    """Words that nobody has ever written, each with the place it was written in."""

    def __init__(self):
        self.random, self.places = random.SystemRandom(), {}

    def new(self, name):
        """A mark that the field of this name takes."""
        if "phone" in name or name == "p_number":
            length = 10 if name == "p_number" else 8
            word = mark = "".join(self.random.choices("2345679", k=length))
        else:
            word = "kanarie" + "".join(self.random.choices(string.ascii_lowercase, k=12))
            mark = f"{word}@fugl.example" if "email" in name else word
        self.places[word] = name
        return mark

    def found_in(self, haystack: bytes) -> set[str]:
        """The places whose marks stand in these bytes."""
        lowered = haystack.lower()
        return {name for word, name in self.places.items() if any(form in lowered for form in disguises(word))}


def disguises(word: str) -> Iterator[bytes]:
    """A word as it may stand in a file: plain, hex, UTF-16, base64 at its three offsets, a phone number in pairs."""
    plain = word.encode()
    yield plain
    yield plain.hex().encode()
    yield word.encode("utf-16-le")
    if word.isdigit():
        yield " ".join(word[start : start + 2] for start in range(0, len(word), 2)).encode()
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain).rstrip(b"=")
        # The characters that also hold bits of what stands before or behind the word are left out, and no more: four
        # characters alone stand by chance in any large file.
        mixed_behind = (offset + len(plain)) % 3 > 0
        yield coded[(0, 2, 3)[offset] : len(coded) - mixed_behind].lower()
