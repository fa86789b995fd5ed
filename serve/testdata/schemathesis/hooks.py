"""What schemathesis cannot know of the API by its description: how a batch is written."""

import json

import schemathesis

PROFILE = {"as_of": "2026-11-22", "debts": [{"lender": "jd-jintiao", "overdue_days": 45}]}


@schemathesis.serializer("application/jsonl", "application/x-ndjson")
def lines(ctx, value):
    """A line that is a profile, then whatever was made up."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        value = json.dumps(value)
    return (json.dumps(PROFILE) + "\n" + value).encode("utf-8", "replace")
