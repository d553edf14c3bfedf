"""The verbs: what an advocate does with the record, each in one transaction."""
