"""One module (or package) a format. Each has `plan` (library to tasks) and `make` (values to bytes); none imports another."""
