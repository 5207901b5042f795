"""The rules of telling: who is told, what waits for whom, what a message and an address may be."""
