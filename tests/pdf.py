"""What a screen reader finds in a PDF."""

from collections.abc import Iterator


def tags(node) -> set[str]:
    """The kinds of element in the tree that a screen reader walks."""
    return {str(element["/S"]) for element in elements_of(node)}


def elements_of(node) -> Iterator:
    """Every element of that tree, in the order in which it is read."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return
    if "/S" in node:
        yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if hasattr(kid, "get_object"):
            yield from elements_of(kid)
