"""What a screen reader finds in a PDF."""


def tags(node) -> set[str]:
    """The kinds of element in the tree that a screen reader walks."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return set()
    kids = node.get("/K", [])
    kids = [kid for kid in (kids if isinstance(kids, list) else [kids]) if hasattr(kid, "get_object")]
    return ({str(node["/S"])} if "/S" in node else set()).union(*map(tags, kids))
