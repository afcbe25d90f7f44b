"""Speed, as ratios: each program beside its yardstick, in one run on one machine.

python -m benchmarks
"""
