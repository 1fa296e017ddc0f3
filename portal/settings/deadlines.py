"""Time at the desk, in Danish working days. The numbers are proposals for DOK to decide (docs/domain.md)."""

import environ

env = environ.FileAwareEnv()

# Working days within which somebody acts, by urgency (0: the same day), and where a kind has a promise of its own, by
# kind and urgency. What the public is promised on a journey's receipt stands in the area's declaration: change both.
DOK_ACT_WITHIN = {
    name: env.int(f"DOK_ACT_WITHIN_{name.upper()}", default=days)
    for name, days in {
        "acute": 0,
        "high": 1,
        "normal": 3,
        "low": 5,
        "boligmix_normal": 5,
    }.items()
}
# Working days that we wait for an answer before we ask again.
DOK_ASK_AGAIN_AFTER = env.int("DOK_ASK_AGAIN_AFTER", default=5)
# Working days that a message may lie before somebody is reminded of it.
DOK_MESSAGE_WAITS = env.int("DOK_MESSAGE_WAITS", default=1)
# Working days past its date, with nobody doing anything, before the team's lead is told; sooner where it is acute.
DOK_ESCALATE_AFTER = env.int("DOK_ESCALATE_AFTER", default=2)
DOK_ESCALATE_ACUTE_AFTER = env.int("DOK_ESCALATE_ACUTE_AFTER", default=1)
