"""What a parent or a young person is given of a child's trail: released by people, item by item."""
