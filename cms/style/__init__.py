"""The living style page: every public component in every state, for people who may enter the admin."""
