"""HTTP for every service: guard, problems, idempotency, health, metrics, logs."""
