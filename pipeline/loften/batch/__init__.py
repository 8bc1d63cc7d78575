"""Archive runs: local pool, store and resume, distributed engine."""
