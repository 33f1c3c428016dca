"""What the page says where the program is at fault: never why, which only its log tells."""

FAULT = "A fault in the program, not in what you did. Its log says more; other questions may still work."
