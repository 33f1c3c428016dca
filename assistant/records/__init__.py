"""What is kept in files: receipts of answers, standing questions, when the user looked last."""
