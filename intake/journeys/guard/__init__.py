"""What stands between a robot and our doors, and in nobody's way for good.

Somebody who fills in the trap, who is quicker than a person, or who is one of very many, is asked for a proof first:
the browser does a small task, or the person waits some seconds. Nobody is refused, and what they wrote comes along.

`trap`, `clock` and the limits raise a suspicion, `proof` and `wait` allay it, `verdict` weighs them, `page` asks;
`doors` says what each door counts.
"""
