"""What the house does by the clock; portal/schedule.py keeps it."""

# Dotted task: the time of day (Danish time) it runs at, or a number of seconds between runs.
DOK_SCHEDULE = {
    "intake.submissions.tasks.recompute_urgency": "03:10",
    "intake.submissions.tasks.let_offers_lapse": "03:20",
    "intake.submissions.tasks.erase_expired": "03:40",
    "intake.submissions.tasks.index_waiting": "03:50",
    "intake.submissions.tasks.remind": "06:30",
    "intake.desk.tasks.send_digests": "07:30",
    "intake.desk.tasks.send_waiting_digests": 300,
    "intake.submissions.tasks.send_waiting_letters": 300,
    "intake.routing.tasks.route_waiting": 300,
    "intake.desk.tasks.finish_bulks": 300,
    "intake.desk.tasks.forget_bulks": "04:10",
    "intake.routing.tasks.forget_trial": "04:15",
    "cms.tasks.publish_scheduled": 60,
    "intake.api.tasks.forget_deliveries": "04:20",
    "cms.tasks.index_minutes": "04:35",
    "cms.tasks.print_programmes": "04:40",
    "intake.support.tasks.send_waiting": 300,
    "intake.support.tasks.forget": "04:30",
    "dialogue.tasks.remind": "08:30",
    "dialogue.tasks.forget": "03:55",
    "dialogue.tasks.send_waiting_letters": 300,
    "dialogue.tasks.tell_changes": 300,
}
