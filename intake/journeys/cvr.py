"""Which eight digits can be a CVR number."""

from stdnum.dk import cvr


def can_be_cvr(digits: str) -> bool:
    """Say whether the weighted sum of eight digits is divisible by 11 (weights 2,7,6,5,4,3,2,1).

    stdnum's own validate() refuses a leading zero, which the checksum allows.
    """
    return not cvr.checksum(digits) and int(digits) > 0
