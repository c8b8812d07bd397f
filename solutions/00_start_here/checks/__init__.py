"""What chapter 00 checks, and the answers that prove the checks: a file an exercise.

The references are written out here, because this chapter has no kernels. Each file lists
its checks with points, three hints, wrong answers with the message a student reads, and
right answers of another form.
"""

from .count_calls import count_calls
from .hello_check import hello_check
from .mean_of import mean_of
from .safe_actions import safe_actions
from .seeded_draws import seeded_draws
from .verdict import verdict

EXERCISES = [hello_check, mean_of, verdict, count_calls, safe_actions, seeded_draws]
