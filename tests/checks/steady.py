"""One setting for all properties: the same examples in every run, however slow."""

from hypothesis import HealthCheck, settings

steady = settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
