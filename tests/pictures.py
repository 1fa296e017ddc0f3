"""Files to send: pictures with what a phone writes into them, PDFs, and what only calls itself one."""

from io import BytesIO

from PIL import Image

# Degrees, minutes, seconds of a place in Copenhagen, as a phone writes it.
NORTH, EAST = (55.0, 40.0, 34.5), (12.0, 34.0, 6.0)
CAMERA, COMMENT = "Kanariefon 12", "hemmelig kommentar"
_GPS, _MAKE, _ORIENTATION, _TAKEN = 0x8825, 0x010F, 0x0112, 0x0132


def photo(form="JPEG", size=(60, 40), *, colour="red", orientation=1, noise=b"", **options) -> bytes:
    """A picture with place, time, camera and comment in it; the left half has a colour, the right half is blue."""
    image = Image.new("RGB", size, "blue")
    image.paste(colour, (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[_MAKE], exif[_TAKEN], exif[_ORIENTATION] = CAMERA, "2026:11:22 10:00:00", orientation
    exif.get_ifd(_GPS).update({1: "N", 2: NORTH, 3: "E", 4: EAST})
    written = BytesIO()
    if form == "JPEG":
        options["comment"] = COMMENT.encode()
    image.save(written, form, exif=exif, **options)
    return written.getvalue() + noise


def pdf(words="Vi bager brød.", *, trailer="", extra=b"") -> bytes:
    """A small, whole PDF of one page."""
    stream = f"BT /F1 18 Tf 40 100 Td ({words}) Tj ET".encode("latin-1") + extra
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 150] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = BytesIO(b"%PDF-1.4\n"), []
    written.seek(0, 2)
    for number, part in enumerate(parts, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = written.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    written.write(f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}".encode())
    written.write(f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return written.getvalue()
